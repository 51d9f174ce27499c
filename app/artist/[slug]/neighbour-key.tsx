import { KinGlyph } from "../../_ui/kin-glyph/kin-glyph.tsx";
import { PageLink } from "../../_ui/page-link.tsx";

/** How to read the rows; `cut` if some circle is too large for its box. */
export function NeighbourKey({ cut }: { cut: boolean }) {
  return (
    <div className="mt-4 flex items-end justify-between gap-x-6 pb-3 text-sm text-ink-soft">
      <div className="flex items-center gap-4">
        <KinGlyph left={10} right={7} shared={3} radius={5} className="shrink-0 text-[1rem]" />
        <p className="max-w-[34rem]">
          Left: everyone who plays this artist. Right: everyone who plays the other. Filled: everyone who plays both.
          Drawn to scale{cut ? "; the largest circles are cropped" : ""}.{" "}
          <PageLink href="/methods#reading" className="link whitespace-nowrap">
            What the numbers mean
          </PageLink>
        </p>
      </div>
      {/* Above its column, which is followed by two toggles. */}
      <p aria-hidden="true" className="hidden sm:mr-24 sm:block print:mr-2">
        Similarity
      </p>
    </div>
  );
}
