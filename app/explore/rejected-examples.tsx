import { formatCount } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { DataTable } from "../_ui/data-table.tsx";

/** A few of the rejected rows, as they appear in the file. */
export function RejectedExamples({ rejected }: { rejected: Manifest["rows"]["rejected"] }) {
  const examples = rejected.flatMap(({ description, examples: some }) =>
    some.map((example) => ({ ...example, description })),
  );
  if (examples.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit py-2.5 font-medium hover:text-accent">Examples of rejected rows</summary>
      <DataTable
        caption="As they appear in the file; ⇥ is a tab"
        columns={[
          { id: "line", title: "Line", cell: ({ file, line }) => `${file}, ${formatCount(line)}` },
          { id: "reason", title: "Rejected because", cell: ({ description }) => description },
          { id: "text", title: "Row", cell: ({ text }) => <code>{text}</code> },
        ]}
        rowHeader="line"
        rows={examples}
        rowKey={({ file, line }) => `${file}:${line}`}
      />
    </details>
  );
}
