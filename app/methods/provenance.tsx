import type { ReactNode } from "react";
import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";
import type { Manifest, Rejection } from "../../lib/site-data/manifest.ts";
import { DataTable } from "../_ui/data-table.tsx";

/** What the data is, where it comes from and under which terms. */
export function Provenance({ manifest: { dataset, sample } }: { manifest: Manifest }) {
  return (
    <>
      <dl className="grid gap-x-6 sm:gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact term="Dataset">{dataset.title}</Fact>
        <Fact term="Listening">
          {dataset.kind === "simulated" ? "Simulated: no real person listened to any of this" : "Real people"}
        </Fact>
        <Fact term="Source">
          {dataset.sourceUrl === null ? (
            dataset.source
          ) : (
            <a className="link" href={dataset.sourceUrl} rel="noopener noreferrer external">
              {dataset.source}
            </a>
          )}
        </Fact>
        {dataset.period === null ? null : <Fact term="Period">{dataset.period}</Fact>}
        <Fact term="Sample">{sample === null ? "None: the whole source was read" : sampleText(sample)}</Fact>
        <Fact term="Licence">{dataset.licence}</Fact>
        <Fact term="Cite">{dataset.citation}</Fact>
      </dl>
      {dataset.isPersonal ? (
        <p>These are people’s own exports: their files and rejected rows are counted, but neither named nor quoted.</p>
      ) : null}
      {dataset.files.length === 0 ? null : (
        <DataTable
          caption="Files read"
          columns={[
            { id: "name", title: "File", cell: ({ name }) => <code className="whitespace-nowrap">{name}</code> },
            { id: "sha256", title: "SHA-256", cell: ({ sha256 }) => <code>{sha256}</code> },
            { id: "sizeBytes", title: "Bytes", numeric: true, cell: ({ sizeBytes }) => formatCount(sizeBytes) },
          ]}
          rowHeader="name"
          rows={dataset.files}
          rowKey={({ name }) => name}
        />
      )}
    </>
  );
}

function sampleText({ how, fraction, seed }: NonNullable<Manifest["sample"]>): string {
  const details = [
    fraction === null ? null : `${formatShare(fraction)} of the source`,
    seed === null ? null : `seed ${seed}`,
  ].filter((detail) => detail !== null);
  return details.length === 0 ? how : `${how} (${details.join(", ")})`;
}

/** From the rows of the source to the artists on the site, each step counted. */
export function Accounts({ manifest: { rows, users, interactions, plays, artists } }: { manifest: Manifest }) {
  const rejected = rows.rejected.filter((reason) => reason.rows > 0).sort((a, b) => b.rows - a.rows);
  const share = (count: number) => formatShare(rows.read === 0 ? 0 : count / rows.read);
  const lines = [
    { step: "Rows read", count: rows.read },
    ...rejected.map((reason) => ({ step: `Rejected: ${reason.description}`, count: -reason.rows })),
    { step: "Rows kept", count: rows.kept },
    { step: "Merged into another row of the same listener and artist", count: -rows.duplicatesAdded },
    { step: "Listener–artist pairs", count: interactions },
  ];
  const artistLines = [
    { step: "Artists found in the source", count: artists.found },
    { step: "Merged into another spelling of the same name", count: -artists.merged },
    { step: "Left without listeners", count: -artists.withoutListeners },
    { step: "Distinct artists", count: artists.distinct },
    {
      step: `With fewer than ${formatPlural(artists.publishMinListeners, "listener")}, so not published`,
      count: artists.published - artists.distinct,
    },
    { step: "Artists on this site", count: artists.published },
  ].filter(({ step, count }) => count !== 0 || !step.startsWith("With fewer"));
  return (
    <>
      <StepTable caption={`From rows to pairs: ${share(rows.kept)} of the rows were kept`} lines={lines} />
      {rejected.map((reason) => (
        <RejectedRows key={reason.reason} reason={reason} />
      ))}
      <StepTable caption="From names to artists" lines={artistLines} />
      <p>
        Result: {formatPlural(users, "listener")}, {formatCount(plays)} plays. {identifiers(rows, artists)}
      </p>
    </>
  );
}

function identifiers(rows: Manifest["rows"], artists: Manifest["artists"]): string {
  if (artists.withMbid === 0)
    return "No row has a MusicBrainz identifier, which is not a problem: artists are distinguished by name.";
  return (
    `${formatCount(rows.withoutMbid)} kept rows have no MusicBrainz identifier, which is not a problem: artists are distinguished by name. ` +
    `${formatCount(artists.withMbid)} artists have an identifier, ${artists.withSeveralMbids === 0 ? "none" : formatCount(artists.withSeveralMbids)} of them more than one.`
  );
}

function StepTable({ caption, lines }: { caption: string; lines: { step: string; count: number }[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { id: "step", title: "Step", cell: ({ step }) => step },
        { id: "count", title: "Count", numeric: true, cell: ({ count }) => signed(count) },
      ]}
      rowHeader="step"
      rows={lines}
      rowKey={({ step }) => step}
    />
  );
}

function signed(count: number): string {
  return count < 0 ? `−${formatCount(-count)}` : formatCount(Math.abs(count));
}

function RejectedRows({ reason: { description, examples } }: { reason: Rejection }) {
  if (examples.length === 0) return null;
  return (
    <details className="mt-0! text-sm">
      <summary className="w-fit py-2.5 font-medium hover:text-accent">Rejected rows: {description}</summary>
      <DataTable
        caption="As they appear in the file; ⇥ is a tab"
        columns={[
          { id: "line", title: "Line", cell: ({ file, line }) => `${file}, ${formatCount(line)}` },
          { id: "text", title: "Row", cell: ({ text }) => <code>{text}</code> },
        ]}
        rowHeader="line"
        rows={examples}
        rowKey={({ file, line }) => `${file}:${line}`}
      />
    </details>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="mb-2 wrap-anywhere sm:mb-0">{children}</dd>
    </div>
  );
}
