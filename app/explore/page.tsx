import type { Metadata } from "next";
import Link from "next/link";
import type { Manifest } from "../../lib/contracts/manifest.ts";
import { readExplore } from "../../lib/dataset/explore.ts";
import { readManifest } from "../../lib/dataset/manifest.ts";
import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";
import { ExploreFigure } from "./explore-figure.tsx";
import { figuresOf } from "./figures.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { artists, dataset } = await readManifest();
  return {
    title: "Explore the data",
    description: `Who is played and heard most, and how plays and listeners spread over ${formatPlural(artists.published, "artist")} in ${dataset.title}. Every figure with its table and CSV.`,
    alternates: { canonical: "/explore" },
  };
}

export default async function ExplorePage() {
  const [explore, manifest] = await Promise.all([readExplore(), readManifest()]);
  const figures = figuresOf(explore, manifest);
  return (
    <main>
      <header className="pb-10 lg:pb-14">
        <h1>Explore the data</h1>
        <p className="mt-6 max-w-prose text-lg">{coverage(manifest)}</p>
        <p className="mt-3 max-w-prose text-ink-soft">
          Everything below is drawn from{" "}
          <a className="link" href="/data/explore.json">
            explore.json
          </a>
          .{" "}
          <Link className="link" href="/methods">
            Methods
          </Link>{" "}
          tells how the rows were read and what was left out.
        </p>
        <nav aria-label="Figures" className="mt-6">
          <ul className="flex flex-wrap gap-x-6">
            {figures.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-flex min-h-11 items-center text-sm">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {figures.map((figure) => (
        <ExploreFigure key={figure.id} figure={figure} />
      ))}
    </main>
  );
}

/** How much of the source the figures stand on. */
function coverage({ dataset, rows, users, interactions, artists, sample }: Manifest): string {
  const listeners = formatPlural(users, dataset.kind === "simulated" ? "simulated listener" : "listener");
  const unpublished = artists.distinct - artists.published;
  const kept =
    rows.kept === rows.read
      ? `${rows.read === 1 ? "" : "All "}${formatPlural(rows.read, "row")}`
      : `${formatCount(rows.kept)} of ${formatPlural(rows.read, "row")} (${formatShare(rows.kept / rows.read)})`;
  const parts = [
    `${kept} of ${dataset.title}${sample === null ? "" : ` (${sample.how})`}: ${listeners}, ${formatPlural(artists.published, "artist")}, ${formatPlural(interactions, "pair")} of a listener and an artist.`,
  ];
  if (unpublished > 0) {
    parts.push(
      `${formatPlural(unpublished, "more artist has", "more artists have")} fewer than ${formatPlural(artists.publishMinListeners, "listener")}; the figures leave them out.`,
    );
  }
  return parts.join(" ");
}
