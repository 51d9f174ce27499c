/*
 * Tags that tell of the person who gave them, or that they like it, instead of how an artist sounds. Spellings are in
 * the form of `cleanTag`.
 */

const split = (text: string) => new Set(text.split("|").map((tag) => tag.trim()));

/** Words of possession and opinion: a tag that contains one is dropped. */
const WORDS = new Set(
  `i i'm im i've ive my mine our you your u makes make
  favorite favorites favourite favourites fav favs fave faves favorit favoritos favoritas
  best greatest awesome awsome amazing fucking fuckin fuck shit crap officially
  own seen listen listened listeners check wishlist todo playlist play plays played yet
  guilty overrated underrated better brilliant perfect perfection genius masterpiece masterpieces
  great good fantastic excellent wonderful kickass like love loved loves
  godney lastfm last.fm streamable`.split(/\s+/),
);

/** Words above are part of these. */
const EXCEPTIONS = split("love songs|love song|love metal");

/** Whole tags that are dropped. */
const WHOLE = split(
  `love|liked|likes|sexy|sex|hot|dope|sick|lol|wtf|omg|unique|talented|addictive|loveit|superb|super|magic|brilliance
  |legend|legends|legendary|living legend|icon|icons|idol|idols|god|gods|goddess|goddesses|diva|divas|king|queen|queens
  |king of pop|queen of pop|queen of rock|princess of pop|pop princess|pop queen|superstar|star|stars|hero|heroes|divine
  |bitch|bitches|hottie|babe|babes|gay|flop|hit|hits|single|singles|gold|top|top 40|number one|fierce|epic win|win|fail
  |music|songs|song|band|bands|group|groups|artist|artists|singer|singers|musician|musicians|vocal|vocals|vocalist|vocalists
  |female artists|male artists|albums|album|cd|cds|vinyl|mp3|new|old|other|misc|miscellaneous|various|all|unknown|radio
  |live|concert|concerts|to see live|friends|memories|memory|demo|mix|must hear|to hear|library|collection|lyrics|voice
  |heard on pandora|x factor|the|a|and|of|time|boys|girls|woman|women|men|man|actress|actor|deep`,
);

/** Praise that describes a little: used only where nothing else describes the artist. */
const PRAISE = split(
  "beautiful|lovely|sweet|pretty|cute|gorgeous|nice|cool|epic|crazy|catchy|fun|interesting|classic|happy|perfect pop",
);

const isPersonalWord = (word: string) => WORDS.has(word);

/** Whether the tag tells of a person, or only that they like it. */
export const isPersonal = (spelling: string): boolean =>
  WHOLE.has(spelling) || (!EXCEPTIONS.has(spelling) && spelling.split(/[\s_/-]+/).some(isPersonalWord));

export const isPraise = (spelling: string): boolean => PRAISE.has(spelling);

/**
 * What may be left of a personal tag, likeliest first: what is between such words ("80s" of "80s i like"), then less and
 * less of its beginning ("christmas songs" of "best old christmas songs").
 */
export function* impersonalParts(spelling: string): Generator<string> {
  const words = spelling.split(" ");
  const isKept = (word: string) => !isPersonalWord(word) && word !== "am";
  const last = words.findLastIndex(isKept);
  for (let first = words.findIndex(isKept); first >= 0 && first <= last; first++) {
    const part = words.slice(first, last + 1).join(" ");
    if (part !== spelling && !isPersonal(part)) yield part;
  }
}
