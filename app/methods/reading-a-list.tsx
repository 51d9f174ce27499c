import type { ReactNode } from "react";
import { formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";

/** The terms used in an artist's list, for people who don't want the formula. */
export function ReadingAList({ manifest: { method, users } }: { manifest: Manifest }) {
  const { lowConfidenceBelow, topK } = method;
  return (
    <dl className="max-w-prose space-y-4">
      <Term name="Similarity">
        {method.id === "blend"
          ? "From 0 to 1: how far two artists share listeners, tastes and company; lower for a listed artist that the data knows little about."
          : "From 0 (no listener in common) to 1 (the same listeners in the same proportions)."}{" "}
        A difference in the second decimal means little.
      </Term>
      <Term name="Order">
        Balanced puts the most similar artists first
        {method.id === "blend" ? ", those that the data knows well a little further up" : ""}. Familiar moves
        better-known artists up, Adventurous lesser-known ones. The artists and their similarities stay the same.
      </Term>
      <Term name="Shared listeners">
        How many people listened to both artists. This is the evidence: a high similarity from two people is a rumour,
        the same from two hundred is a finding.
      </Term>
      <Term name="Audience shares">
        Shared listeners divided by the listeners of each artist. When the share is large for the artist with fewer
        listeners, most people who know it also know the other.
      </Term>
      <Term name="Times chance (lift)">
        If two audiences had nothing to do with each other, they would on average share the product of their sizes
        divided by all {formatPlural(users, "listener")}. Lift is the number of shared listeners divided by that: at 1
        they share as many as expected by chance, at 9 (“9× chance”) nine times as many. Lift is large for small
        audiences that overlap at all and small for artists that nearly everyone plays, so it explains a pair but
        doesn’t order the list, and it isn’t shown with low confidence.
      </Term>
      <Term name="Rank in their list (reciprocity)">
        The rank of this artist in the other’s own list. Often it isn’t listed there: similarity is the same in both
        directions, but a list has {topK} places, and an artist that resembles many others has no room for all of them.
      </Term>
      <Term name="Low confidence">
        Fewer than {formatPlural(lowConfidenceBelow, "shared listener")}, or an artist with fewer than{" "}
        {formatPlural(lowConfidenceBelow, "listener")}. Treat such an entry as a hint.
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
