import type { ReactNode } from "react";
import { FoldableRow } from "../../_ui/keep/fold.tsx";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { Listen } from "../../_ui/listen/listen.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { ProfileLines } from "../../_ui/profile/profile-lines.tsx";
import { TagNames } from "../../_ui/tag-names.tsx";
import { introduceNeighbour } from "./introduction.ts";
import { PairEvidence } from "./pair-evidence.tsx";
import type { ListOwner, Row } from "./rows.ts";

type NeighbourRowProps = {
  artist: ListOwner;
  row: Row;
  /** Whether the whole list is weak, so that no row need say so. */
  isWeak: boolean;
  /** The pair's picture, if there is room for one. */
  children?: ReactNode;
};

/**
 * A neighbour at a glance: who it is, what it sounds like, why it is here. The name's hit area is the whole row, below whatever
 * else can be used. On a phone the two toggles share the last line, whose text is short.
 */
export function NeighbourRow({ artist, row, isWeak, children }: NeighbourRowProps) {
  const { slug, name, tags, rank } = row;
  return (
    <FoldableRow slug={slug} value={rank} className="group/row kin-row">
      <span className="kin-rank">{rank}</span>
      <div className="kin-head">
        <PageLink href={`/artist/${slug}`} className={`kin-name ${children === undefined ? "text-lg" : "text-xl"}`}>
          {name}
        </PageLink>
        <TagNames tags={tags} shared={artist.tags} />
      </div>
      {children === undefined ? null : <div className="kin-glyph">{children}</div>}
      <div className="kin-profile">
        <ProfileLines slug={slug} name={name} introduction={introduceNeighbour(row, artist)} />
      </div>
      <div className="kin-foot">
        <PairEvidence artist={artist} row={row} isWeak={isWeak} />
        <Listen slug={slug} name={name} />
      </div>
      <KeepButtons slug={slug} name={name} className="kin-keep" />
    </FoldableRow>
  );
}
