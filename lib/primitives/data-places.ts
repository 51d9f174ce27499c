/**
 * A folder of this name marks its parent as made by Kindred, which may remove it. It is not a file, so it is neither
 * published nor counted; in a data folder that cannot be renamed it also holds what a run needs next to the data.
 */
export const MARKER = ".kindred";

/** Name, within the marker, of the previous data while a run replaces the content of a folder. */
export const PREVIOUS_WITHIN = "previous";

/** File systems allow names of 255 bytes; a UTF-16 unit has at most three, and what is added at most 50. */
const LONGEST_STEM = 60;
const KEPT_OF_LONGER = 40;

/** FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** The hidden name, derived from the data folder's, of a file or folder next to it. */
export function besideName(base: string, role: "lock" | "previous" | "staging"): string {
  const stem = base.length <= LONGEST_STEM ? base : `${base.slice(0, KEPT_OF_LONGER)}${hashOf(base)}`;
  return `.${stem}-${role}`;
}
