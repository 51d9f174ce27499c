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
  great good fantastic excellent wonderful kickass like loved loves
  godney lastfm last.fm streamable sexy`.split(/\s+/),
);

/** Whole tags that are dropped. What a single person uses need not be here: `rankTags` hardly trusts it. */
const WHOLE = split(
  `love|liked|likes|sexy|sex|hot|dope|sick|lol|wtf|omg|unique|talented|addictive|loveit|superb|super|magic|brilliance
  |legend|legends|legendary|living legend|icon|icons|idol|idols|god|gods|goddess|goddesses|diva|divas|king|queen|queens
  |king of pop|queen of pop|queen of rock|princess of pop|pop princess|pop queen|superstar|star|stars|hero|heroes|divine
  |bitch|bitches|hottie|babe|babes|gay|flop|hit|hits|single|singles|gold|top|top 40|number one|fierce|epic win|win|fail
  |music|songs|song|band|bands|group|groups|artist|artists|singer|singers|musician|musicians|vocal|vocals|vocalist|vocalists
  |female artists|male artists|albums|album|cd|cds|vinyl|mp3|new|old|other|misc|miscellaneous|various|all|unknown|radio
  |live|concert|concerts|to see live|friends|memories|memory|demo|mix|must hear|to hear|library|collection|lyrics|voice
  |heard on pandora|x factor|recos|recommended to me|the|a|and|of|time|ever|this|it|as|just|one|track|tracks|tags|random|want to see live|wish list
  |special|headphones|ass|top 20|kick ass|famous|forever|linda|popular|boys|girls|woman|women|men|man|actress|actor|deep
  |love it|love him|love her|love this|love you|love at first listen|in love|inlove`,
);

/** Praise that describes a little: used only where nothing else describes the artist. */
const PRAISE = split(
  "beautiful|lovely|sweet|pretty|cute|gorgeous|nice|cool|epic|crazy|catchy|fun|interesting|classic|happy|perfect pop",
);

/** Whether the tag tells of a person, or only that they like it. */
export const isPersonal = (spelling: string): boolean =>
  WHOLE.has(spelling) || spelling.split(/[\s_/-]+/).some((word) => WORDS.has(word));

export const isPraise = (spelling: string): boolean => PRAISE.has(spelling);

/** Longer texts are not searched for a tag. */
const MAX_WORDS = 10;

/** Parts of a personal tag or a sentence that may be tags, longest first: "80s" of "80s i like". */
export function* impersonalParts(text: string): Generator<string> {
  const words = text.split(/[\s-]/).slice(0, MAX_WORDS);
  for (let length = words.length - 1; length > 0; length--) {
    for (let first = 0; first + length <= words.length; first++) {
      const part = words.slice(first, first + length).join(" ");
      if (!isPersonal(part)) yield part;
    }
  }
}
