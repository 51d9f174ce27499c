import { blendArtistOf } from "../../lib/blend/blend.ts";
import { type Played, type Recommendation, recommend } from "../../lib/blend/recommend.ts";
import type { PlayedArtist } from "../../lib/for-you/address.ts";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { readData } from "../../lib/site-data/read.ts";
import { introduceArtist, introduceByOtherTags } from "../_ui/introduce-artist.ts";
import { FoldableList, FoldableRow } from "../_ui/keep/fold.tsx";
import { KeepButtons } from "../_ui/keep/keep-buttons.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { ProfileLines } from "../_ui/profile/profile-lines.tsx";
import { TagNames } from "../_ui/tag-names.tsx";

const SHOWN = 50;
/** Maximum number of artists named as sources of one row. */
const SOURCES = 3;

/** The played artists that are in this dataset; an address may name any. */
export async function readPlayed(played: readonly PlayedArtist[]): Promise<Played[]> {
  const files = await Promise.all(played.map(({ slug }) => readData(ARTIST_FILE, { slug })));
  return files.flatMap((file, at) =>
    file === null ? [] : [{ artist: blendArtistOf(file), count: played[at]?.count ?? null }],
  );
}

type RecommendationsProps = { played: readonly Played[]; isKnown?: (artist: { name: string }) => boolean };

/** The ranked list; each row names the played artists it comes from. */
export function Recommendations({ played, isKnown = () => false }: RecommendationsProps) {
  const results = recommend(played, isKnown, SHOWN);
  if (results.length === 0) {
    return (
      <p className="mt-6 max-w-prose">
        No other artist shares enough listeners with these. Try a longer list or more popular artists.
      </p>
    );
  }
  return (
    <>
      <p className="mt-3 max-w-prose text-ink-soft">
        Artists most similar to all of yours together come first. The number shows how many of yours each is similar to.
      </p>
      <div className="mt-5">
        <FoldableList slugs={results.map(({ slug }) => slug)}>
          <ol className="border-rule border-t">
            {results.map((result, at) => (
              <Row key={result.slug} result={result} rank={at + 1} played={played.length} />
            ))}
          </ol>
        </FoldableList>
      </div>
    </>
  );
}

function Row({ result, rank, played }: { result: Recommendation; rank: number; played: number }) {
  const { slug, name, listeners, tags, sharedTags, sources } = result;
  // The number of listeners is said once: by the introduction where there is nothing else to say.
  const introduction = introduceByOtherTags(tags);
  return (
    <FoldableRow
      slug={slug}
      value={rank}
      className="group/row relative grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-rule border-b py-3.5 sm:grid-cols-[2rem_minmax(0,1fr)_4.5rem_auto] sm:gap-x-5"
    >
      <span className="text-ink-soft text-sm tabular-nums">{formatCount(rank)}</span>
      <div className="row-span-2 min-w-0 sm:row-span-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-6">
          <PageLink
            href={`/artist/${slug}`}
            className="font-display font-semibold text-xl tracking-tight after:absolute after:inset-0 group-hover/row:text-accent group-has-[[data-keep=undo]]/row:line-through"
          >
            {name}
          </PageLink>
          {introduction === "" ? null : (
            <span className="text-ink-soft text-sm tabular-nums">{formatPlural(listeners, "listener")}</span>
          )}
        </p>
        <TagNames tags={tags} shared={sharedTags} />
        <ProfileLines slug={slug} name={name} introduction={introduction || introduceArtist({ tags, listeners })} />
        <p className="mt-1 text-ink-soft text-sm">
          <Sources result={result} />
        </p>
      </div>
      <span className="whitespace-nowrap text-right font-semibold tabular-nums">
        <span className="sr-only">similar to </span>
        {formatCount(sources.length)} of {formatCount(played)}
      </span>
      <KeepButtons
        slug={slug}
        name={name}
        className="col-start-3 -mr-3 -mb-3 self-end justify-self-end sm:col-start-auto sm:-mr-3 sm:mb-0 sm:self-center"
      />
    </FoldableRow>
  );
}

function Sources({ result: { sources } }: { result: Recommendation }) {
  const named = sources.slice(0, SOURCES);
  const further = sources.length - named.length;
  return (
    <>
      Similar to{" "}
      {named.map(({ slug, name, overlap }, at) => (
        <span key={slug}>
          {at === 0 ? "" : at === named.length - 1 && further === 0 ? " and " : ", "}
          <bdi className="font-medium text-ink">{name}</bdi>{" "}
          <span className="tabular-nums">({formatCount(overlap)} shared)</span>
        </span>
      ))}
      {further > 0 ? ` and ${formatCount(further)} more of yours` : ""}.
    </>
  );
}
