import type { ReactNode } from "react";
import type { Manifest } from "../../lib/contracts/manifest.ts";
import { formatPlural } from "../../lib/format.ts";

/** The words of an artist's list, for people who don't want the formula. */
export function ReadingAList({ method: { lowConfidenceBelow } }: { method: Manifest["method"] }) {
  return (
    <dl className="max-w-prose space-y-4">
      <Term name="Similarity">
        From 0, no listener in common, to 1, the same listeners in the same measure. It orders the list; a difference in
        the second decimal means little.
      </Term>
      <Term name="Shared listeners">
        How many people listened to both artists. This is the evidence: a high similarity from two people is a rumour,
        the same from two hundred is a finding.
      </Term>
      <Term name="Share of the smaller audience">
        Shared listeners divided by the listeners of the less heard artist. Where it is large, most who know the smaller
        one also know the other.
      </Term>
      <Term name="Low confidence">
        Fewer than {formatPlural(lowConfidenceBelow, "shared listener")}, or an artist with fewer than{" "}
        {formatPlural(lowConfidenceBelow, "listener")}. Take such an entry as a hint.
      </Term>
    </dl>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
