import { KinGlyph } from "../../_ui/kin-glyph/kin-glyph.tsx";
import { PageLink } from "../../_ui/page-link.tsx";

/** How to read the rows. The list, which knows whether some circle is too large for its box, marks where none is. */
export function NeighbourKey({ name }: { name: string }) {
  return (
    <div className="flex items-center gap-4 py-4 text-ink-soft text-xs">
      <KinGlyph left={10} right={7} shared={3} radius={5} className="shrink-0 text-[1rem]" />
      <p className="max-w-prose">
        Left: everyone who plays <bdi>{name}</bdi>. Right: everyone who plays the other. Filled: everyone who plays
        both. Drawn to scale<span className="group-data-uncropped/list:hidden">; the largest circles are cropped</span>.
        A dot marks a shared tag.{" "}
        <PageLink href="/methods#reading" className="link whitespace-nowrap">
          What the numbers mean
        </PageLink>
      </p>
    </div>
  );
}
