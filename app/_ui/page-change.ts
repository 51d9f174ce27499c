/** The kind of router transition that <ViewTransition> in the layout shows. */
const PAGE = "page";

/** For `router.push`, where one page gives way to another. */
export const PAGE_CHANGE = { transitionTypes: [PAGE] };

/**
 * How the layout shows a router transition. Only a change of page: in a view transition React waits for the picture of
 * what was there, then puts the focus back where it was when it began, and with it the reader's next key.
 */
export const SHOWN_CHANGES = { [PAGE]: "auto", default: "none" };
