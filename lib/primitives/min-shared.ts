/** Shared listeners that a pair of artists needs for its similarity to be well supported. A step of a path below it is thin. */
export const MIN_SHARED = 5;
