/**
 * Names that stand for a missing or mixed artist. Players and shops write them where a tag is empty, or where a record
 * has many artists. Their listeners share no taste, so they are nobody's neighbour and never a suggestion.
 *
 * Sources: MusicBrainz, "Style/Unknown and untitled/Special purpose artist" (names and MBIDs, with the older ones that its
 * server and Picard's plugins still list); the aliases of its "Various Artists"; what Android's MediaStore (`<unknown>`),
 * iTunes, Windows Media Player and VLC write in the languages that they speak; HetRec 2011 Last.fm-2K, which has
 * "[unknown]", "Soundtrack", "Artista desconhecido", "Artista sconosciuto" and "Original Broadway Cast".
 */

/** Placeholders whether in brackets or not. Only letters and digits count: "V.A." is "VA". */
const NAMES = [
  // No artist is known.
  ["Unknown Artist", "Unknown Artists", "Artist Unknown", "Unknown Album Artist", "Unknown Performer"],
  ["Unknown Composer", "Unnamed Artist", "Untitled Artist", "No Artist"],
  ["Unbekannter Künstler", "Unbekannter Interpret", "Artiste inconnu", "Interprète inconnu", "Artista desconocido"],
  ["Intérprete desconocido", "Artista desconegut", "Artista desconhecido", "Intérprete desconhecido"],
  ["Artista sconosciuto", "Onbekende artiest", "Okänd artist", "Ukjent artist", "Ukendt kunstner", "Ukendt artist"],
  ["Tuntematon esittäjä", "Tuntematon artisti", "Nieznany wykonawca", "Nieznany artysta", "Neznámý interpret"],
  ["Neznámý umělec", "Neznámy interpret", "Ismeretlen előadó", "Artist necunoscut", "Неизвестный исполнитель"],
  ["Неизвестный артист", "Невідомий виконавець", "Bilinmeyen sanatçı", "Bilinmeyen sanatçi", "不明なアーティスト"],
  [
    "アーティスト不明",
    "未知艺术家",
    "未知藝術家",
    "未知艺人",
    "未知藝人",
    "未知歌手",
    "未知演出者",
    "알 수 없는 아티스트",
    "알 수 없는 음악가",
  ],
  // Many artists.
  ["Various", "Various Artists", "Various Artist", "Various Performers", "Various Composers", "VA", "AA.VV."],
  ["Verschiedene Interpreten", "Verschiedene Künstler", "Diverse Interpreten", "Diverse Künstler", "Artistes divers"],
  ["Divers artistes", "Artistes variés", "Multi-interprètes", "Varios artistas", "Varios intérpretes"],
  ["Vários artistas", "Vários intérpretes", "Artisti vari", "Diverse artiesten", "Verschillende artiesten"],
  ["Diverse artister", "Olika artister", "Blandade artister", "Diverse kunstnere", "Eri esittäjiä"],
  ["Różni wykonawcy", "Różni artyści", "Různí interpreti", "Rôzni interpreti", "Különböző előadók"],
  ["Разные исполнители", "Различные исполнители", "Різні виконавці", "Çeşitli sanatçılar", "Çeşitli sanatçilar"],
  ["ヴァリアス・アーティスト", "オムニバス", "群星", "여러 아티스트"],
  // A film, a game or a show.
  ["Soundtrack", "Soundtracks", "Original Soundtrack", "Original Soundtracks", "Motion Picture Soundtrack"],
  ["Original Motion Picture Soundtrack", "Movie Soundtrack", "Film Soundtrack", "Original Game Soundtrack"],
  ["Original Score", "Original Motion Picture Score", "Original Cast", "Original Cast Recording"],
  ["Original Broadway Cast", "Original Broadway Cast Recording", "Broadway Cast Recording", "Original London Cast"],
  ["Original London Cast Recording", "Bande originale", "Bande originale de film", "Bande originale du film"],
  ["Banda sonora", "Banda sonora original", "Trilha sonora", "Trilha sonora original", "Colonna sonora", "Саундтрек"],
].flat();

/** Placeholders in brackets only: without them, bands have these names (DatA, Anonymous, Disney). */
const BRACKETED = [
  ["unknown", "anonymous", "traditional", "trad", "untitled", "no title", "data", "dialogue", "dialog"],
  ["theatre", "theater", "musical theater", "Disney", "church chimes", "language instruction", "Christmas music"],
  ["classical music", "religious music", "nature sounds", "news report"],
  [
    "untagged",
    "no artist",
    "none",
    "null",
    "nil",
    "n/a",
    "undefined",
    "empty",
    "blank",
    "missing",
    "no name",
    "not available",
  ],
  ["unbekannt", "inconnu", "desconocido", "desconhecido", "sconosciuto", "onbekend", "okänd", "ukjent", "ukendt"],
  ["nieznany", "неизвестно", "неизвестный", "неизвестен", "未知", "不明"],
].flat();

/** Bands have these names too, so they are kept; the operator is told, since programs write them for a missing tag as well. */
const DOUBTFUL = [
  "NA",
  "None",
  "null",
  "nil",
  "NaN",
  "undefined",
  "Unknown",
  "Anonymous",
  "Traditional",
  "Untitled",
  "OST",
];

const MBIDS = [
  "89ad4ac3-39f7-470e-963a-56509c546377", // Various Artists
  "125ec42a-7229-4250-afc5-e057484327fe", // [unknown]
  "f731ccc4-e22a-43af-a747-64213329e088", // [anonymous]
  "33cf029c-63b0-41a0-9855-be2a3665fb3b", // [data]
  "314e1c25-dde7-4e4d-b2f4-0a7b9f7c56dc", // [dialogue]
  "eec63d3c-3b81-4ad4-b1e4-7c147d4d2b61", // [no artist]
  "9be7f096-97ec-4615-8957-8d40b5dcbc41", // [traditional]
  "a0ef7e1d-44ff-4039-9435-7d5fefdeecc9", // [theatre]
  "66ea0139-149f-4a0c-8fbf-5ea9ec4a6e49", // [Disney]
  "90068d37-bae7-4292-be4a-704c145bd616", // [church chimes]
  "80a8851f-444c-4539-892b-ad2a49292aa9", // [language instruction]
  "0187fe48-c87d-4dd8-beca-9c07ef535603", // [Christmas music]
  "9e44f539-f3fc-4120-bce2-94c8716437fa", // [classical music]
  "ae636985-40e8-4010-ae02-0f35930f8017", // [religious music]
  "d6bd72bc-b1e2-4525-92aa-0f853cbb41bf", // [soundtrack]
  "51118c9d-965d-4f9f-89a1-0091837ccf54", // [nature sounds]
  "49e713ce-c3be-4697-8983-ee7cd0a11ea1", // [news report]
];

const fold = (name: string) => name.normalize("NFKC").toLowerCase();
/** Letters and digits of a folded name. spark/ingest/placeholders.sql does the same. */
const lettersOf = (folded: string) => folded.replace(/[^\p{L}\p{N}]+/gu, "");
const isBracketed = (folded: string) => /^\s*[\p{Ps}\p{Pi}<].*[\p{Pe}\p{Pf}>]\s*$/su.test(folded);
const keysOf = (names: readonly string[]) => new Set(names.map((name) => lettersOf(fold(name))));

/** The rules as Spark compares them: letters and digits of folded names, and MBIDs in lower case. */
export const PLACEHOLDERS = { names: keysOf(NAMES), bracketed: keysOf(BRACKETED), mbids: new Set(MBIDS) } as const;
const doubtful = keysOf(DOUBTFUL);

/**
 * Whether an artist is a placeholder, by its name in any case, width, spacing and punctuation, or by the MBID that most of its
 * rows carry.
 */
export function isPlaceholder(name: string, mbid: string | null = null): boolean {
  if (mbid !== null && PLACEHOLDERS.mbids.has(mbid.toLowerCase())) return true;
  const folded = fold(name);
  const letters = lettersOf(folded);
  // A separator with nothing on either side, as some players write it; "!!!" and "+/-" are bands.
  if (folded.trim() === "|") return true;
  return PLACEHOLDERS.names.has(letters) || (PLACEHOLDERS.bracketed.has(letters) && isBracketed(folded));
}

/** Whether a name is kept as an artist although programs also write it for a missing tag. */
export function isDoubtfulName(name: string): boolean {
  return doubtful.has(lettersOf(fold(name))) && !isPlaceholder(name);
}
