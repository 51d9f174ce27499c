import { highlight } from "../../../lib/search/highlight.ts";
import type { Query } from "../../../lib/search/match.ts";

/** An artist's name as written, with the part that matched the query in <mark>. */
export function MarkedName({ name, query }: { name: string; query: Query }) {
  let offset = 0;
  return highlight(name, query).map(({ text, marked }) => {
    const key = offset;
    offset += text.length;
    if (!marked) return text;
    return (
      <mark key={key} className="rounded-[0.15em] bg-accent-soft text-inherit">
        {text}
      </mark>
    );
  });
}
