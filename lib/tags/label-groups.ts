/** Of a group's artists with tags, at least this share carries a tag that labels it, if any does. */
const MIN_SHARE = 0.08;

/** A tag that is hardly more frequent in a group than in all says nothing of it. */
const MIN_LIFT = 1.2;

interface Claim {
  group: number;
  tag: number;
  strength: number;
}

/**
 * The tags that set each group of artists apart from all groups together, best first. A tag labels one group only: the
 * one where share · ln(share / share in all) is highest, share being that of the group's tagged artists that carry it.
 * A group in which nothing stands out is labelled by its most frequent free tag.
 * @param groups the tags of each artist of each group
 */
export function labelGroups(groups: readonly (readonly ArrayLike<number>[])[], limit: number): number[][] {
  const counted = groups.map(countTags);
  const all = countTags(groups.flat());
  const claims: Claim[] = [];
  const fallbacks: Claim[] = [];
  for (const [group, { artists, carriers }] of counted.entries()) {
    for (const [tag, count] of carriers) {
      const share = count / artists;
      const lift = share / ((all.carriers.get(tag) ?? 1) / all.artists);
      const isStrong = share >= MIN_SHARE && count > 1 && lift >= MIN_LIFT;
      if (isStrong) claims.push({ group, tag, strength: share * Math.log(lift) });
      else fallbacks.push({ group, tag, strength: share });
    }
  }
  const labels = groups.map((): number[] => []);
  const taken = new Set<number>();
  for (const { group, tag } of claims.sort(strongestFirst)) {
    if (taken.has(tag)) continue;
    taken.add(tag);
    labels[group]?.push(tag);
  }
  for (const { group, tag } of fallbacks.sort(strongestFirst)) {
    if (taken.has(tag) || labels[group]?.length !== 0) continue;
    taken.add(tag);
    labels[group].push(tag);
  }
  return labels.map((tags) => tags.slice(0, limit));
}

const strongestFirst = (a: Claim, b: Claim) => b.strength - a.strength || a.group - b.group || a.tag - b.tag;

/** How many artists carry each tag, of those that carry any. */
function countTags(artists: readonly ArrayLike<number>[]) {
  const carriers = new Map<number, number>();
  let tagged = 0;
  for (const tags of artists) {
    if (tags.length > 0) tagged++;
    for (const tag of Array.from(tags)) carriers.set(tag, (carriers.get(tag) ?? 0) + 1);
  }
  return { artists: tagged, carriers };
}
