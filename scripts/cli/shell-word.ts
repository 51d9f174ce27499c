/** A word as the platform's shells take it. */
export function shellWord(value: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w@%+=:,./\\-]+$/.test(value)) return value;
  return platform === "win32" ? `"${value}"` : `'${value.replaceAll("'", "'\\''")}'`;
}
