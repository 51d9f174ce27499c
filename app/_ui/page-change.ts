/** The kind of router transition that <ViewTransition> in the layout shows. */
const PAGE = "page";

/** For `router.push` from one page to another. */
export const PAGE_CHANGE = { transitionTypes: [PAGE] };

/**
 * How the layout shows a router transition: only a change of page. In a view transition React waits for the snapshot of
 * the old content, then restores the focus it had at the start, which would misdirect the reader's next key.
 */
export const SHOWN_CHANGES = { [PAGE]: "auto", default: "none" };
