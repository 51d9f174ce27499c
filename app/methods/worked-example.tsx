import type { ReactNode } from "react";
import { formatCount, formatLift, formatPlural, formatShare } from "../../lib/format.ts";
import type { ArtistFile, Neighbour } from "../../lib/site-data/artist.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { KinGlyph, scaleToFit } from "../_ui/kin-glyph/kin-glyph.tsx";
import { PageLink } from "../_ui/page-link.tsx";

/** Decimals of the example: enough to follow the multiplication, and no more than the data files store. */
const DECIMALS = 4;
const GLYPH_WIDTH_PX = 220;

type WorkedExampleProps = {
  artist: ArtistFile;
  neighbour: Neighbour;
  method: Manifest["method"];
  users: number;
};

/** The most listened-to artist and its first neighbour, in the numbers that their pages show. */
export function WorkedExample({ artist, neighbour, method, users }: WorkedExampleProps) {
  const { similarity, overlap } = neighbour;
  // The blend's similarity has a shrinkage of its own.
  const shrinkage = method.parameters.evidenceShrinkage ?? method.shrinkage;
  const factor = overlap / (overlap + shrinkage);
  const fraction = (
    <>
      {formatCount(overlap)} / ({formatCount(overlap)} + {shrinkage}) = {factor.toFixed(DECIMALS)}
    </>
  );
  const expected = (artist.statistics.listeners.value * neighbour.listeners) / users;
  const pair = { left: artist.statistics.listeners.value, right: neighbour.listeners, shared: overlap };
  return (
    <>
      <KinGlyph {...pair} radius={scaleToFit([pair], GLYPH_WIDTH_PX, GLYPH_WIDTH_PX)} className="max-w-full" />
      <p>
        The most listened-to artist here is <ArtistLink {...artist} />, with{" "}
        {formatPlural(artist.statistics.listeners.value, "listener")}. The first artist in its list is{" "}
        <ArtistLink {...neighbour} />, with {formatPlural(neighbour.listeners, "listener")}.
      </p>
      <p>
        They share {formatPlural(overlap, "listener")}, the coloured part of the circles above:{" "}
        {formatShare(neighbour.shareOfSmaller)} of the smaller audience.{" "}
        <Stored method={method} similarity={similarity} factor={factor} fraction={fraction} />
      </p>
      <p>
        By chance alone, they would share {formatCount(artist.statistics.listeners.value)} ×{" "}
        {formatCount(neighbour.listeners)} / {formatCount(users)} = {expected.toFixed(1)} listeners. They share{" "}
        {neighbour.lift.toFixed(2)} times as many, which lists show as “{formatLift(neighbour.lift)}”.
      </p>
      <p>
        Check it yourself: <a className="link" href={`/data/artists/${artist.slug}.json`}>{`${artist.slug}.json`}</a>{" "}
        has these numbers, and those for every other neighbour of <bdi>{artist.name}</bdi>.
      </p>
    </>
  );
}

type StoredProps = { method: Manifest["method"]; similarity: number; factor: number; fraction: ReactNode };

function Stored({ method: { id, shrinkage }, similarity, factor, fraction }: StoredProps) {
  const stored = similarity.toFixed(DECIMALS);
  if (id === "blend") {
    return (
      <>
        The factor is therefore {fraction}. The stored similarity is {stored}, so the mean of their cosine, taste and
        company was {stored} / {factor.toFixed(DECIMALS)} = {(similarity / factor).toFixed(DECIMALS)}.
      </>
    );
  }
  if (shrinkage === 0) return <>The stored similarity is their cosine, {stored}.</>;
  return (
    <>
      The factor is therefore {fraction}. The stored similarity is {stored}, so the cosine of the two was {stored} /{" "}
      {factor.toFixed(DECIMALS)} = {(similarity / factor).toFixed(DECIMALS)}.
    </>
  );
}

function ArtistLink({ slug, name }: { slug: string; name: string }) {
  return (
    <PageLink href={`/artist/${slug}`} className="link font-semibold">
      <bdi>{name}</bdi>
    </PageLink>
  );
}
