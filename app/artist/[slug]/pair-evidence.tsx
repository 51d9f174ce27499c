import { formatCount, formatLift, formatPlural, formatPossessive, formatShare } from "../../../lib/format.ts";
import type { Neighbour } from "../../../lib/site-data/artist.ts";

type PairProps = { artist: { name: string; listeners: number }; neighbour: Neighbour };

/** "212 of Daft Punk’s 1,340 listeners also play Justice, 9 times more than chance." */
export function PairSentence({ artist, neighbour }: PairProps) {
  const { overlap, lowConfidence } = neighbour;
  const owner = <bdi>{formatPossessive(artist.name)}</bdi>;
  return (
    <p className="text-sm text-ink-soft tabular-nums">
      {artist.listeners === 1 ? (
        <>{owner} only listener</>
      ) : (
        <>
          {formatCount(overlap)} of {owner} {formatCount(artist.listeners)} listeners
        </>
      )}{" "}
      also {overlap === 1 ? "plays" : "play"} <bdi>{neighbour.name}</bdi>
      {lowConfidence ? (
        <>
          : <LowConfidence />, too few to rule out chance.
        </>
      ) : (
        <>
          , <span className="inline-block">{formatLift(neighbour.lift)}.</span>
        </>
      )}
    </p>
  );
}

/** The share of each audience, and the artist's rank in the neighbour's own list. */
export function PairShares({ artist, neighbour }: PairProps) {
  const { overlap, listeners, reciprocalRank } = neighbour;
  return (
    <p className="mt-0.5 text-xs text-ink-soft tabular-nums">
      {formatShare(overlap / artist.listeners)} of <bdi>{formatPossessive(artist.name)}</bdi> listeners,{" "}
      {formatShare(overlap / listeners)} of <bdi>{formatPossessive(neighbour.name)}</bdi>
      {reciprocalRank === null ? null : (
        <>
          ; <bdi>{artist.name}</bdi> is their no.&nbsp;{formatCount(reciprocalRank)}&nbsp;match
        </>
      )}
    </p>
  );
}

/** The same in brief, for rows of one line. */
export function BriefEvidence({ neighbour }: Pick<PairProps, "neighbour">) {
  const { overlap, lowConfidence, lift, reciprocalRank } = neighbour;
  return (
    <p className="text-sm text-ink-soft tabular-nums">
      {formatPlural(overlap, "shared listener")}, {lowConfidence ? <LowConfidence /> : formatLift(lift)}
      {reciprocalRank === null ? null : <>; lists this artist at no.&nbsp;{formatCount(reciprocalRank)}</>}
    </p>
  );
}

function LowConfidence() {
  return <strong className="font-semibold text-ink">low confidence</strong>;
}
