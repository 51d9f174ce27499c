import { KinGlyph } from "../../_ui/kin-glyph/kin-glyph.tsx";

/** How to read the rows. */
export function NeighbourKey({ name }: { name: string }) {
  return (
    <div className="mt-4 mb-6 flex items-center gap-4 text-sm text-ink-soft">
      <KinGlyph left={10} right={7} shared={3} radius={4.5} className="shrink-0" />
      <p className="max-w-prose">
        Left circle: the listeners of {name}. Right circle: the other artist’s. The filled part: listeners of both.
        Drawn to scale; the number at the end of a row is the similarity, from 0 to 1.
      </p>
    </div>
  );
}
