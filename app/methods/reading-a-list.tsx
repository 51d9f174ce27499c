import type { ReactNode } from "react";
import { formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";

/** The words of an artist's list, for people who don't want the formula. */
export function ReadingAList({ manifest: { method, users } }: { manifest: Manifest }) {
  const { lowConfidenceBelow, topK } = method;
  return (
    <dl className="max-w-prose space-y-4">
      <Term name="Similarity">
        {method.id === "blend"
          ? "From 0 to 1: how far two artists share listeners, tastes and company, less for a listed artist that the data know little of."
          : "From 0, no listener in common, to 1, the same listeners in the same measure."}{" "}
        It orders the list; a difference in the second decimal means little.
      </Term>
      <Term name="Shared listeners">
        How many people listened to both artists. This is the evidence: a high similarity from two people is a rumour,
        the same from two hundred is a finding.
      </Term>
      <Term name="Shares of the audiences">
        Shared listeners divided by the listeners of each artist. Where the share of the less heard one is large, most
        who know it also know the other.
      </Term>
      <Term name="More than chance (lift)">
        If two audiences had nothing to do with each other, they would share the product of their sizes divided by all{" "}
        {formatPlural(users, "listener")}, on average. Lift is the shared listeners divided by that number: at 1 they
        are as many as chance would bring, at 9 (“9 times more than chance”) nine times as many, and 1.4 is put as “40 %
        more than chance”. It is large for small audiences that overlap at all and small for artists whom nearly
        everyone plays; so it explains a pair and doesn’t order the list, and it isn’t given with low confidence.
      </Term>
      <Term name="Lists it too (reciprocity)">
        The other artist’s own list has this one as well, at the place that is given. Often it doesn’t:{" "}
        {method.id === "blend"
          ? "the similarity of a blend also counts how well the data know the listed artist, so it differs by direction, and"
          : "similarity is the same in both directions, but"}{" "}
        a list has {topK} places, and an artist whom many resemble has no place for all of them.
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
