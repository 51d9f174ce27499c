import { describe, expect, it } from "vitest";
import { isDoubtfulName, isPlaceholder } from "./placeholder.ts";

const PLACEHOLDERS = [
  ...[
    "[unknown]",
    "<Unknown>",
    "<unknown>",
    "(Unknown)",
    "{unknown}",
    "«unknown»",
    "【unknown】",
    "［ｕｎｋｎｏｗｎ］",
    "[ unknown ]",
  ],
  ...["Unknown Artist", "unknown  artist", "UNKNOWN ARTIST", "UnknownArtist", "Unknown_Artist", "[Unknown Artist]"],
  ...[
    "Ｕｎｋｎｏｗｎ　Ａｒｔｉｓｔ",
    "\u00a0Unknown\u00a0Artist ",
    "Unknown\u200bArtist",
    "(unknown artist)",
    "Artist Unknown",
  ],
  ...[
    "Various Artists",
    "various artists",
    "VariousArtists",
    "Various-Artists",
    "Various artist",
    "Various",
    "VARIOUS",
    "(Various)",
  ],
  ...[
    "VA",
    "V.A.",
    "V.A",
    "V/A",
    "v. a.",
    "Ｖ．Ａ．",
    "va",
    "AA. VV.",
    "Verschiedene Interpreten",
    "VERSCHIEDENE KÜNSTLER",
  ],
  ...[
    "Verschiedene Ku\u0308nstler",
    "Artista desconhecido",
    "Artista sconosciuto",
    "Неизвестный исполнитель",
    "群星",
    "不明なアーティスト",
  ],
  ...["ÇEŞİTLİ SANATÇILAR", "ヴァリアス・アーティスト", "ｳﾞｧﾘｱｽ･ｱｰﾃｨｽﾄ", "알 수 없는 아티스트"],
  ...[
    "Soundtrack",
    "SOUNDTRACK",
    "Original Soundtrack",
    "Original Motion Picture Soundtrack",
    "Original Broadway Cast",
  ],
  ...[
    "[no artist]",
    "No Artist",
    "[untitled]",
    "[traditional]",
    "[anonymous]",
    "[data]",
    "[dialogue]",
    "[theatre]",
    "[Disney]",
  ],
  ...["[church chimes]", "<None>", "(null)", "[N/A]", "<未知>", "[неизвестный]"],
];

const DOUBTFUL = [
  "NA",
  "N/A",
  "n.a.",
  "None",
  "null",
  "NULL",
  "Unknown",
  "unknown",
  "Anonymous",
  "Traditional",
  "Untitled",
  "OST",
  "[unknown",
];

/** Real bands, most of them in HetRec or the demo's catalogue. */
const ARTISTS = [
  ...[
    "Beck",
    "",
    "!!!",
    "[:SITD:]",
    "[spunge]",
    "[re:jazz]",
    "[Br]om",
    "(hed) Planet Earth",
    "{{{Sunset}}}",
    "†‡†",
    "℃-ute",
  ],
  ...[
    "DatA",
    "The Unknownn",
    "Motion City Soundtrack",
    "The Soundtrack of Our Lives",
    "Various Production",
    "Anonymous 4",
  ],
  ...[
    "Man With No Name",
    "Mystics Anonymous",
    "Artist Vs. Poet",
    "Disney",
    "O.S.T.R.",
    "The Appleseed Cast",
    "Twilight Soundtrack",
  ],
  ...["Unknown Mortal Orchestra", "The Unknown", "Null Device", "V.A.S.T.", "Vá", "Diverse", "Michael Danna & Various"],
];

describe("isPlaceholder", () => {
  it.each(PLACEHOLDERS)("isPlaceholder(%j)", (name) => {
    expect(isPlaceholder(name)).toBe(true);
    expect(isDoubtfulName(name)).toBe(false);
  });

  it.each(DOUBTFUL)("isPlaceholder(%j) is false, and isDoubtfulName says that it may be one", (name) => {
    expect(isPlaceholder(name)).toBe(false);
    expect(isDoubtfulName(name)).toBe(true);
  });

  it.each(ARTISTS)("isPlaceholder(%j) is false", (name) => {
    expect(isPlaceholder(name)).toBe(false);
    expect(isDoubtfulName(name)).toBe(false);
  });

  it("isPlaceholder(name, mbid) knows MusicBrainz's special purpose artists under any name and in either case", () => {
    expect(isPlaceholder("Sampler", "89ad4ac3-39f7-470e-963a-56509c546377")).toBe(true);
    expect(isPlaceholder("Ignoto", "125EC42A-7229-4250-AFC5-E057484327FE")).toBe(true);
    expect(isPlaceholder("Radiohead", "a74b1b7f-71a5-4011-9441-d0b5e4122711")).toBe(false);
  });
});
