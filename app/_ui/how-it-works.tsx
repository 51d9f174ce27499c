import type { ReactNode } from "react";
import { formatCount, formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { PageLink } from "./page-link.tsx";

type HowItWorksProps = {
  manifest: Manifest;
  /** A pair's picture, if there is one worth showing. */
  children?: ReactNode;
};

/** The method in three sentences, with this dataset's own numbers, beside the evidence of one pair. */
export function HowItWorks({ manifest, children }: HowItWorksProps) {
  const { users, interactions, artists, method, dataset } = manifest;
  const who =
    dataset.kind === "simulated" ? formatPlural(users, "simulated listener") : formatPlural(users, "person", "people");
  return (
    <section className="mt-section" aria-labelledby="how">
      <h2 id="how">How it works</h2>
      <div
        className={`mt-6 grid gap-x-20 gap-y-12 ${children ? "items-center lg:grid-cols-[25rem_minmax(0,1fr)]" : ""}`}
      >
        {children}
        <div>
          <ol className={`grid gap-x-16 border-rule border-t ${children ? "" : "md:grid-cols-3"}`}>
            <Step figure={formatCount(interactions)}>
              listening {interactions === 1 ? "record" : "records"} from {who}: who plays what, and how often.
            </Step>
            <Step figure={formatCount(artists.published)}>
              {artists.published === 1 ? "artist" : "artists"} compared by their audiences. Two are similar when more
              people play both than chance would explain.
            </Step>
            <Step figure={`Up to ${formatCount(method.topK)}`}>
              similar artists for each, with the shared listeners shown so you can judge.
            </Step>
          </ol>
          <p className="mt-8 flex flex-wrap gap-x-8">
            <PageLink href="/methods" className="link flex min-h-11 items-center">
              The formula and the data
            </PageLink>
            <PageLink href="/explore" className="link flex min-h-11 items-center">
              Explore the whole catalogue
            </PageLink>
          </p>
        </div>
      </div>
    </section>
  );
}

function Step({ figure, children }: { figure: string; children: ReactNode }) {
  return (
    <li className="border-rule border-b py-6 last:border-b-0">
      <strong className="block font-display text-2xl font-semibold tracking-tight">{figure}</strong>
      <span className="mt-2 block text-ink-soft">{children}</span>
    </li>
  );
}
