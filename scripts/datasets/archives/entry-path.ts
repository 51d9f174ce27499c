/**
 * Whether an archive entry's name is a path below the archive: no absolute path, no drive, no `..`, no NUL,
 * and no folder.
 */
export function isPlainPath(name: string): boolean {
  if (name === "" || name.includes("\0") || /^([/\\]|[A-Za-z]:)/.test(name) || /[/\\]$/.test(name)) return false;
  return !name.split(/[/\\]/).includes("..");
}
