import type { Metadata } from "next";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { EXPLORE_FILE } from "../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { METHOD_LISTS_FILE } from "../../lib/site-data/method-lists.ts";
import { QUALITY_FILE } from "../../lib/site-data/quality.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { HowSimilarityWorks } from "./how-similarity-works.tsx";
import { Limits } from "./limits.tsx";
import { MeasuredQuality } from "./measured-quality.tsx";
import { Accounts, Provenance } from "./provenance.tsx";
import { ReadingAList } from "./reading-a-list.tsx";
import { Section } from "./section.tsx";
import { SeveralMethods } from "./several-methods.tsx";
import { Tags } from "./tags.tsx";
import { WorkedExample } from "./worked-example.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { dataset, method } = await requireData(MANIFEST_FILE, {});
  return {
    title: "Methods",
    description: `How Kindred finds similar artists: the formula (${method.name}), what its numbers mean, where the data comes from (${dataset.title}) and what it can’t tell you.`,
    alternates: { canonical: "/methods" },
  };
}

const RAW_FILES = [
  { href: "/data/manifest.json", label: "manifest.json", holds: "everything on this page: source, counts, method" },
  { href: "/data/explore.json", label: "explore.json", holds: "the figures of the dashboard" },
];

export default async function MethodsPage() {
  const [manifest, explore, quality, lists] = await Promise.all([
    requireData(MANIFEST_FILE, {}),
    requireData(EXPLORE_FILE, {}),
    readData(QUALITY_FILE, {}),
    readData(METHOD_LISTS_FILE, {}),
  ]);
  const [mostPopular] = explore.figures["most-listeners"];
  const artist = mostPopular === undefined ? null : await readData(ARTIST_FILE, { slug: mostPopular.slug });
  const neighbour = artist?.neighbours[0];
  const example = artist !== null && neighbour !== undefined ? { artist, neighbour } : null;
  const sections = [
    { id: "reading", title: "Reading a list", content: <ReadingAList manifest={manifest} /> },
    { id: "similarity", title: "How similarity works", content: <HowSimilarityWorks method={manifest.method} /> },
    ...(example === null
      ? []
      : [
          {
            id: "example",
            title: "A worked example",
            content: <WorkedExample {...example} method={manifest.method} users={manifest.users} />,
          },
        ]),
    {
      id: "quality",
      title: "Measured quality",
      content: <MeasuredQuality manifest={manifest} quality={quality} />,
    },
    ...(lists === null
      ? []
      : [
          { id: "compared", title: "The same artist under several methods", content: <SeveralMethods lists={lists} /> },
        ]),
    { id: "data", title: "Where the data comes from", content: <Provenance manifest={manifest} /> },
    { id: "accounts", title: "From rows to artists", content: <Accounts manifest={manifest} /> },
    ...(manifest.tags === null
      ? []
      : [{ id: "tags", title: "What artists sound like", content: <Tags tags={manifest.tags} /> }]),
    { id: "limits", title: "What the lists can’t tell you", content: <Limits manifest={manifest} quality={quality} /> },
    { id: "files", title: "The files", content: <RawFiles hasQuality={quality !== null} hasLists={lists !== null} /> },
  ];
  return (
    <main>
      <header className="pb-10 lg:pb-14">
        <h1>Methods</h1>
        <p className="mt-6 max-w-prose text-lg">
          Two artists are similar when the same people listen to both, and often. This page explains how that is
          measured, on which data, and how far to trust it.
        </p>
        <nav aria-label="On this page" className="mt-6">
          <ul className="flex flex-wrap gap-x-6">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-flex min-h-11 items-center text-sm">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {sections.map(({ id, title, content }) => (
        <Section key={id} id={id} title={title}>
          {content}
        </Section>
      ))}
    </main>
  );
}

function RawFiles({ hasQuality, hasLists }: { hasQuality: boolean; hasLists: boolean }) {
  const files = [
    ...RAW_FILES,
    ...(hasQuality ? [{ href: "/data/quality.json", label: "quality.json", holds: "the measured quality" }] : []),
    ...(hasLists
      ? [{ href: "/data/methods.json", label: "methods.json", holds: "artists under several methods" }]
      : []),
  ];
  return (
    <>
      <p>Every number on this site comes from static JSON files that anyone can read without a key.</p>
      <ul className="space-y-1">
        {files.map(({ href, label, holds }) => (
          <li key={href}>
            <a className="link inline-flex min-h-11 items-center" href={href}>
              <code>{label}</code>
            </a>
            : {holds}
          </li>
        ))}
        <li>
          <code>/data/artists/&lt;slug&gt;.json</code>: one artist, its statistics and its neighbours
        </li>
        <li>
          <PageLink className="link inline-flex min-h-11 items-center" href="/api-docs">
            All files, and how to use them
          </PageLink>
        </li>
      </ul>
    </>
  );
}
