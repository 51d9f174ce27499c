/** Tags per row of a list. */
const SHOWN = 3;

type TagNamesProps = {
  /** Best first. */
  tags: readonly string[];
  /** Those marked as shared with the artist whose list this is; they come first. */
  shared?: readonly string[];
};

/** What an artist sounds like, in a few words on one line. */
export function TagNames({ tags, shared = [] }: TagNamesProps) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
      {tags.slice(0, SHOWN).map((tag) => (
        <li key={tag} className={shared.includes(tag) ? "font-semibold" : ""}>
          {shared.includes(tag) ? <span className="sr-only">shared: </span> : null}
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}
