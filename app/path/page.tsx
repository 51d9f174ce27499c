import type { Metadata } from "next";
import { redirect } from "next/navigation";
import * as v from "valibot";
import { PathQuery, pathHref } from "../../lib/path/address.ts";
import { SEARCHED } from "../../lib/search/leader-address.ts";
import { cardMetadata } from "../_ui/card/card-metadata.ts";
import { NotThisOne } from "../not-this-one.tsx";
import { findTaken, findTypedArtist, type TypedArtist, takenQuery } from "../typed-artist.ts";
import { findPath } from "./find-path.ts";
import { NoPath } from "./no-path.tsx";
import { OneEnd } from "./one-end.tsx";
import { PathExamples } from "./path-examples.tsx";
import { PathForm } from "./path-form.tsx";
import { PathView } from "./path-view.tsx";
import { UnknownEnd } from "./unknown-end.tsx";

type Search = PageProps<"/path">["searchParams"];

const artistOf = (found: TypedArtist | null) => (found?.kind === "artist" ? found.artist : null);

async function readAddress(searchParams: Search) {
  const { [SEARCHED]: taken, ...parameters } = await searchParams;
  const query = v.parse(PathQuery, parameters);
  const find = (typed: string) => (typed === "" ? null : findTypedArtist(typed));
  const [from, to] = await Promise.all([find(query.from), find(query.to)]);
  return { query, from, to, taken };
}

/** The artist that a text names, or its clear leader; null if there are several or none. */
const slugOf = (found: TypedArtist | null) =>
  found?.kind === "unknown" ? (found.leader?.slug ?? null) : (found?.artist.slug ?? null);

export async function generateMetadata({ searchParams }: { searchParams: Search }): Promise<Metadata> {
  const { query, ...ends } = await readAddress(searchParams);
  const [from, to] = [artistOf(ends.from), artistOf(ends.to)];
  const title = from && to ? `From ${from.name} to ${to.name}` : "The path between two artists";
  const description = "The chain of similar artists that connects two artists, with the evidence for every step.";
  const href = from && to ? pathHref({ ...query, from: from.slug, to: to.slug }) : "/path";
  return {
    title,
    description,
    ...(from !== null &&
      to !== null &&
      from.slug !== to.slug &&
      cardMetadata({
        ...{ title, url: href, card: href.replace("/path", "/path/card.png") },
        description: `The chain of similar artists from ${from.name} to ${to.name}, with the evidence for every step.`,
      })),
    alternates: { canonical: "/path" },
    // There is one page per pair of artists, so the empty one is canonical for all.
    ...((query.from !== "" || query.to !== "") && { robots: { index: false, follow: true } }),
  };
}

export default async function PathPage({ searchParams }: { searchParams: Search }) {
  const { query, from, to, taken } = await readAddress(searchParams);
  const ends = { from: artistOf(from), to: artistOf(to) };
  const written: PathQuery = {
    ...query,
    from: slugOf(from) ?? query.from,
    to: slugOf(to) ?? query.to,
    avoid: query.avoid.filter((slug) => slug !== slugOf(from) && slug !== slugOf(to)),
  };
  if (pathHref(written) !== pathHref(query)) {
    const guessed = [from, to].flatMap((end) => (end?.kind === "unknown" && end.leader !== null ? [end.typed] : []));
    redirect(`/path?${takenQuery(pathHref(written), guessed)}`);
  }
  return (
    <main>
      <h1>{ends.from && ends.to ? `From ${ends.from.name} to ${ends.to.name}` : "Path"}</h1>
      <p className="mt-5 max-w-[36rem] text-lg">
        Name two artists and see the chain of similar artists that connects them, with the evidence for every step.
      </p>
      <PathForm
        key={pathHref(written)}
        from={ends.from ?? { slug: query.from, name: query.from }}
        to={ends.to ?? { slug: query.to, name: query.to }}
        wish={written}
      />
      <NotThisOne
        taken={await findTaken(taken, [written.from, written.to])}
        hrefWith={(leader, other) => pathHref({ ...written, [written.from === leader ? "from" : "to"]: other })}
      />
      {from?.kind === "unknown" ? <UnknownEnd end="from" {...from} query={written} /> : null}
      {to?.kind === "unknown" ? <UnknownEnd end="to" {...to} query={written} /> : null}
      {ends.from && ends.to ? <Result from={ends.from} to={ends.to} query={written} /> : null}
      {from === null && ends.to ? <OneEnd artist={ends.to} /> : null}
      {to === null && ends.from ? <OneEnd artist={ends.from} /> : null}
      {from === null && to === null ? <PathExamples /> : null}
    </main>
  );
}

type ResultProps = { from: Parameters<typeof findPath>[0]; to: Parameters<typeof findPath>[1]; query: PathQuery };

async function Result({ from, to, query }: ResultProps) {
  if (from.slug === to.slug) return <OneEnd artist={from} isBoth />;
  const [found, other] = await Promise.all([
    findPath(from, to, query),
    findPath(from, to, { ...query, route: query.route === "shortest" ? "smoothest" : "shortest" }),
  ]);
  if (found.kind === "none") return <NoPath from={from} to={to} query={query} {...found} />;
  return <PathView query={query} found={found} other={other.kind === "path" ? other : found} />;
}
