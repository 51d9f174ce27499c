import { formatCount, formatLift, formatPlural, formatShare, formatSimilarity } from "../../../lib/format.ts";
import type { ListOwner, Row } from "./rows.ts";

type PairEvidenceProps = { artist: ListOwner; row: Row; isWeak: boolean };

/** "193 of 393 listeners in common · 1.9× chance · Radiohead is their no. 1"; the rest opens on click. */
export function PairEvidence({ artist, row, isWeak }: PairEvidenceProps) {
  const { name, overlap, listeners, lift, reciprocalRank, lowConfidence, similarity } = row;
  return (
    <details className="kin-evidence">
      <summary>
        {formatCount(overlap)} of {formatPlural(artist.listeners, "listener")} in common
        {lowConfidence ? (
          isWeak ? null : (
            <>
              {" "}
              · <strong className="font-semibold text-ink">low confidence</strong>
            </>
          )
        ) : (
          ` · ${formatLift(lift)}`
        )}
        {reciprocalRank === null ? null : (
          <>
            {" "}
            · <bdi>{artist.name}</bdi> is their no.&nbsp;{formatCount(reciprocalRank)}
          </>
        )}
      </summary>
      <p>
        {formatShare(overlap / artist.listeners)} of those who play <bdi>{artist.name}</bdi>,{" "}
        {formatShare(overlap / listeners)} of those who play <bdi>{name}</bdi> · similarity{" "}
        {formatSimilarity(similarity)}
      </p>
    </details>
  );
}
