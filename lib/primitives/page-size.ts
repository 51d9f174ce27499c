/** Artists on one browse page. */
export const BROWSE_PAGE_SIZE = 100;
