/** What the fields of an artist's file mean, by path; fields that say it themselves are left out. */
export const ARTIST_MEANINGS: Readonly<Record<string, string>> = {
  formatVersion: "Rises when a reader of the old shape would misread the new one.",
  slug: "The artist in addresses; depends on the name alone.",
  mbid: "MusicBrainz identifier that most rows carry.",
  otherMbids: "Others seen under this name: it may stand for several artists.",
  otherNames: "Spellings merged into this artist, most used first.",
  "statistics.plays": "All plays together; each statistic has a value, a rank (1 is the largest) and a percentile.",
  "statistics.averagePlays": "Plays per listener, mean.",
  "statistics.medianPlays": "Plays per listener, median.",
  lowConfidence: "Fewer than three listeners.",
  neighbours: "Most similar first.",
  "neighbours[].similarity": "0 to 1; the list is ordered by the unrounded value.",
  "neighbours[].overlap": "Listeners that the two share.",
  "neighbours[].shareOfSmaller": "Overlap divided by the listeners of the less heard of the two.",
  "neighbours[].lift": "How many times more they share than chance would bring; 1 is chance.",
  "neighbours[].reciprocalRank": "Place of this artist in the neighbour’s own list.",
  "neighbours[].lowConfidence": "Fewer than three shared listeners.",
};
