/** The address in normal form if it is https on `domain` or a host below it, without port or user; else null. */
export function httpsUrlOn(domain: string, text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const isThere = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  const isPlain = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  return isThere && isPlain ? url.href : null;
}
