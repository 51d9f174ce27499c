/** Tags per row of a list. */
export const SHOWN_TAGS = 3;

type TagNamesProps = {
  /** Best first. */
  tags: readonly string[];
  /** Those marked as shared with the artist whose list this is; they come first. */
  shared?: readonly string[];
};

/** What an artist sounds like, in a few words on one line; a dot marks what is shared. */
export function TagNames({ tags, shared = [] }: TagNamesProps) {
  if (tags.length === 0) return null;
  const shown = tags.slice(0, SHOWN_TAGS);
  const common = shown.filter((tag) => shared.includes(tag));
  const other = shown.filter((tag) => !shared.includes(tag));
  return (
    <p className="tag-names">
      {common.length === 0 ? null : <span className="sr-only">Shared tags:</span>}
      {common.map((tag) => (
        <bdi key={tag} className="shared-tag">
          {tag}
        </bdi>
      ))}
      {other.length === 0 ? null : <span className="sr-only">{common.length === 0 ? "Tags:" : "Other tags:"}</span>}
      {other.map((tag) => (
        <bdi key={tag}>{tag}</bdi>
      ))}
    </p>
  );
}
