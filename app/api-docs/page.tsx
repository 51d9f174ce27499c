import type { Metadata } from "next";
import { readEnvironment } from "../../lib/environment.ts";
import { FORMAT_VERSION } from "../../lib/primitives/format-version.ts";
import { ARTIST_FILE, ArtistFile } from "../../lib/site-data/artist.ts";
import { CLUSTER_FILE } from "../../lib/site-data/browse.ts";
import { PUBLISHED_FILES } from "../../lib/site-data/files.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { MAP_FILE } from "../../lib/site-data/map.ts";
import { hasDataAt, readData, readMostPopular, requireData } from "../../lib/site-data/read.ts";
import { TAG_FILE, TAG_INDEX_FILE } from "../../lib/site-data/tags.ts";
import { OwnAddress } from "../_ui/own-address.tsx";
import { Section } from "../methods/section.tsx";
import { siteOrigin } from "../site-origin.ts";
import { FieldList } from "./field-list.tsx";
import { fieldsOf } from "./fields.ts";
import { FileList } from "./file-list.tsx";
import { ARTIST_MEANINGS } from "./meanings.ts";

export const metadata: Metadata = {
  title: "The data as JSON",
  description: "Every number on this site as static JSON files: URLs, fields, versions, and how to use them.",
  alternates: { canonical: "/api-docs", types: { "application/json": "/openapi.json" } },
};

/** Seconds, the same as the other pages. */
export const revalidate = 300;

export default async function ApiPage() {
  const [{ dataset }, examples] = await Promise.all([requireData(MANIFEST_FILE, {}), findExamples()]);
  const absent = await absentFiles(examples);
  const slug = examples[ARTIST_FILE.path] ?? "";
  const origin = siteOrigin(readEnvironment(process.env));
  return (
    <main>
      <header className="pb-10 lg:pb-14">
        <h1>The data as JSON</h1>
        <p className="mt-6 max-w-prose text-lg">
          Everything this site shows comes from static files that anyone can read, without a key and from any origin.
          There is also an OpenAPI 3.1 description:{" "}
          <a className="link" href="/openapi.json">
            openapi.json
          </a>
          .
        </p>
      </header>
      <Section id="example" title="Quick start">
        <Code text={`curl ${origin}/data/artists/${slug}.json`} address={origin} />
        <p>From a page on another site, log the first three similar artists and their shared listeners:</p>
        <Code text={exampleScript(origin, slug)} address={origin} />
      </Section>
      <Section id="files" title="The files">
        <FileList examples={examples} absent={absent} />
      </Section>
      <Section id="artist" title="An artist’s file">
        <p>Field by field; the other files are described in openapi.json.</p>
        <FieldList fields={fieldsOf(ArtistFile)} meanings={ARTIST_MEANINGS} />
      </Section>
      <Section id="rules" title="What you can rely on">
        <p>
          <strong>URLs</strong> are stable: an artist’s URL depends on the name alone. <strong>Versions</strong>: every
          file carries <code>formatVersion</code>, now {FORMAT_VERSION}. It increases when a change would break existing
          readers; new fields may appear without an increase, so ignore those you don’t know.
        </p>
        <p>
          <strong>Caching</strong>: every response has an <code>ETag</code>. Send it back in <code>If-None-Match</code>,
          and an unchanged file costs only a 304 without a body. Browsers do this automatically. The files of one
          dataset change together: <code>manifest.json</code> identifies the dataset.
        </p>
        <p>
          <strong>Terms</strong>: the dataset is {dataset.title}. Licence: {dataset.licence}. Cite: {dataset.citation}
        </p>
      </Section>
    </main>
  );
}

/** By path, an artist, a tag and a cluster of this dataset, as far as it has any. */
async function findExamples(): Promise<Record<string, string>> {
  const [[artist], { tags }, map] = await Promise.all([
    readMostPopular(1),
    requireData(TAG_INDEX_FILE, {}),
    readData(MAP_FILE, {}),
  ]);
  const slugs = { [ARTIST_FILE.path]: artist, [TAG_FILE.path]: tags[0], [CLUSTER_FILE.path]: map?.clusters[0] };
  return Object.fromEntries(
    Object.entries(slugs).flatMap(([path, one]) => (one === undefined ? [] : [[path, one.slug]])),
  );
}

/** Optional files that this dataset doesn't have; those with parameters have an example if there are any. */
async function absentFiles(examples: Readonly<Record<string, string>>): Promise<string[]> {
  const optional = PUBLISHED_FILES.filter(({ isAlways }) => !isAlways);
  const found = await Promise.all(optional.map((file) => file.path in examples || hasDataAt([file], file.path)));
  return optional.filter((_, index) => !found[index]).map(({ path }) => path);
}

const exampleScript = (
  origin: string,
  slug: string,
) => `const response = await fetch("${origin}/data/artists/${slug}.json");
const { name, neighbours } = await response.json();
for (const nearest of neighbours.slice(0, 3)) {
  console.log(\`\${name} and \${nearest.name}: \${nearest.overlap} shared listeners\`);
}`;

function Code(snippet: { text: string; address: string }) {
  return (
    <pre className="whitespace-pre-wrap wrap-anywhere border-rule border-y py-4 text-sm">
      <code>
        <OwnAddress {...snippet} />
      </code>
    </pre>
  );
}
