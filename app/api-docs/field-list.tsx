import type { Field } from "./fields.ts";

/** Fields with type and meaning: in lines rather than columns, since names are long and phones narrow. */
export function FieldList({
  fields,
  meanings,
}: {
  fields: readonly Field[];
  meanings: Readonly<Record<string, string>>;
}) {
  return (
    <dl>
      {fields.map(({ path, type }) => (
        <div
          key={path}
          className="grid gap-x-6 border-rule border-b py-2.5 first:border-t sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
        >
          <dt>
            <code className="wrap-anywhere">{path}</code> <span className="text-ink-soft text-sm">{type}</span>
          </dt>
          <dd className="text-sm">{meanings[path]}</dd>
        </div>
      ))}
    </dl>
  );
}
