import { blendHref } from "../../lib/blend/address.ts";
import { type BlendInput, blend, blendArtistOf } from "../../lib/blend/blend.ts";
import { formatPlural } from "../../lib/format.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { readData, readMostPopular } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";

/** Well-known artists that examples are made of. */
const POOL = 24;
const EXAMPLES = 4;

/** Without artists: real pairs of well-known ones with similar artists in common, each a link. */
export async function EmptyBlend() {
  const examples = await findExamples();
  return (
    <div className="max-w-3xl">
      <h2 className="text-xl">{examples.length > 0 ? "For example" : "No artists chosen yet"}</h2>
      <ul className="mt-4 border-rule border-t">
        {examples.map(({ inputs, common, best }) => (
          <li
            key={inputs.map(({ slug }) => slug).join()}
            className="group/row relative flex min-h-14 flex-wrap items-baseline justify-between gap-x-6 border-rule border-b py-3"
          >
            <PageLink
              href={blendHref(inputs.map(({ slug }) => ({ artist: slug, weight: 1 })))}
              className="font-display font-semibold text-lg tracking-tight after:absolute after:inset-0 group-hover/row:text-accent"
            >
              {inputs.map(({ name }) => name).join(" + ")}
            </PageLink>
            <span className="text-ink-soft text-sm">
              {formatPlural(common, "artist")} similar to both, led by {best}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Pairs in which neither lists the other, most in common first; each artist of the pool appears at most once. */
async function findExamples() {
  const pool = (
    await Promise.all((await readMostPopular(POOL)).map(({ slug }) => readData(ARTIST_FILE, { slug })))
  ).flatMap((file) => (file === null ? [] : [blendArtistOf(file)]));
  const pairs = pool.flatMap((artist, place) =>
    pool.slice(place + 1).flatMap((other) => {
      if (artist.neighbours.some(({ slug }) => slug === other.slug)) return [];
      const inputs: BlendInput[] = [artist, other].map((one) => ({ artist: one, weight: 1 }));
      const common = blend(inputs).filter(({ evidence }) => !evidence.includes(null));
      const best = common[0]?.name;
      return best === undefined ? [] : [{ inputs: [artist, other], common: common.length, best }];
    }),
  );
  const taken = new Set<string>();
  return pairs
    .sort((a, b) => b.common - a.common)
    .filter(({ inputs }) => {
      if (inputs.some(({ slug }) => taken.has(slug))) return false;
      for (const { slug } of inputs) taken.add(slug);
      return true;
    })
    .slice(0, EXAMPLES);
}
