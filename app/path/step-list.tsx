import { formatCount, formatLift, formatSimilarity, possessiveEnding } from "../../lib/format.ts";
import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import { MIN_SHARED } from "../../lib/primitives/min-shared.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { introduceArtist } from "../_ui/introduce-artist.ts";
import { KinGlyph, scaleToFit } from "../_ui/kin-glyph/kin-glyph.tsx";
import { ProfileLines } from "../_ui/profile/profile-lines.tsx";
import { TagNames } from "../_ui/tag-names.tsx";
import type { PathStep } from "./find-path.ts";

type StepListProps = { query: PathQuery; artists: ArtistFile[]; steps: PathStep[] };

/** Box of the glyphs, px; one scale for all, so that steps compare. */
const GLYPH = { width: 128, height: 72 };

const listenersOf = ({ statistics }: ArtistFile) => statistics.listeners.value;

/** Every step with its evidence, and a link to avoid each artist in between. */
export function StepList({ query, artists, steps }: StepListProps) {
  const pairs = steps.flatMap((step, place) => {
    const [artist, next] = [artists[place], artists[place + 1]];
    if (!artist || !next) return [];
    return [{ artist, next, step, left: listenersOf(artist), right: listenersOf(next), shared: step.overlap }];
  });
  const radius = scaleToFit(pairs, GLYPH.width, GLYPH.height);
  return (
    <ol className="mt-4 border-rule border-t">
      {pairs.map(({ artist, next, step, left, right, shared }, place) => (
        <li
          key={artist.slug}
          className="grid grid-cols-[minmax(0,1fr)_4.5rem] items-center gap-x-4 border-rule border-b py-4 sm:grid-cols-[minmax(0,1fr)_9rem_4rem]"
        >
          <div className="min-w-0">
            <p className="font-semibold">
              {artist.name} <span aria-hidden="true">→</span>
              <span className="sr-only">to</span> {next.name}
            </p>
            <p className="text-ink-soft text-sm tabular-nums sm:hidden">
              similarity {formatSimilarity(step.similarity)}
            </p>
            <Evidence artist={artist} next={next} step={step} />
            <Arrival artist={next} from={artist} />
            {place + 1 < steps.length ? (
              <a
                href={pathHref({ ...query, avoid: [...query.avoid, next.slug] })}
                rel="nofollow"
                className="link inline-flex min-h-11 items-center text-sm print:hidden"
              >
                Find a path that avoids {next.name}
              </a>
            ) : null}
          </div>
          <div className="flex justify-end text-[0.6rem] sm:justify-center sm:text-[1rem]">
            <KinGlyph left={left} right={right} shared={shared} radius={radius} crop={GLYPH} />
          </div>
          <p className="hidden text-right font-semibold text-lg tabular-nums sm:block">
            <span className="sr-only">similarity </span>
            {formatSimilarity(step.similarity)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Where a step leads: what the artist sounds like and who it is. */
function Arrival({ artist, from }: { artist: ArtistFile; from: ArtistFile }) {
  const isShared = new Set(from.tags.map(({ name }) => name));
  const tags = artist.tags.map(({ name }) => name).sort((a, b) => Number(isShared.has(b)) - Number(isShared.has(a)));
  return (
    <div className="mt-1 max-w-prose">
      <TagNames tags={tags} shared={tags.filter((tag) => isShared.has(tag))} />
      <ProfileLines
        slug={artist.slug}
        name={artist.name}
        introduction={introduceArtist({ tags, listeners: listenersOf(artist) })}
      />
    </div>
  );
}

function Evidence({ artist, next, step }: { artist: ArtistFile; next: ArtistFile; step: PathStep }) {
  const { overlap, lift, lowConfidence, isThin } = step;
  return (
    <p className="text-ink-soft text-sm tabular-nums">
      {formatCount(overlap)} of <bdi>{artist.name}</bdi>
      {possessiveEnding(artist.name)} {formatCount(listenersOf(artist))} listeners also{" "}
      {overlap === 1 ? "plays" : "play"} <bdi>{next.name}</bdi>,{" "}
      {lowConfidence ? (
        <strong className="font-semibold text-ink">too few to rule out chance.</strong>
      ) : (
        `${formatLift(lift)}.`
      )}
      {isThin ? <span> A thin step: fewer than {MIN_SHARED} shared listeners.</span> : null}
    </p>
  );
}
