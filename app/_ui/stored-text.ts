/** The text this browser keeps under `key`; null if there is none, or storage is forbidden. */
export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps `value` in this browser under `key`, null removes it; nothing happens where storage is full or forbidden. */
export function writeJson(key: string, value: object | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Then it lasts only until the page is left.
  }
}
