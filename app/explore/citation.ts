import type { Manifest } from "../../lib/site-data/manifest.ts";

/** Enough of a checksum to tell two states of a dataset apart. */
const DIGEST_LENGTH = 12;

function parts({ dataset, method }: Manifest, address: string) {
  const digests = dataset.files.map(({ sha256 }) => sha256.slice(0, DIGEST_LENGTH));
  const checksum = digests.length === 0 ? "" : ` SHA-256 ${digests.join(", ")}.`;
  return {
    title: `Kindred: ${dataset.title}, explored`,
    note: `Data: ${dataset.citation}${checksum} Method: ${method.id}.`,
    url: `${address}/explore`,
  };
}

/** How to cite the page, as a sentence; including the data's own citation and checksum. */
export function citation(manifest: Manifest, address: string): string {
  const { title, note, url } = parts(manifest, address);
  return `${title}. ${url}. ${note}`;
}

/** The same as BibTeX. */
export function bibtex(manifest: Manifest, address: string): string {
  const { title, note, url } = parts(manifest, address);
  const key = `kindred-${manifest.dataset.id}`.replace(/[^a-z0-9]+/gi, "-");
  return [
    `@misc{${key},`,
    `  title = {${escapeTex(title)}},`,
    `  howpublished = {\\url{${url}}},`,
    `  note = {${escapeTex(note)}}`,
    "}",
  ].join("\n");
}

function escapeTex(text: string): string {
  return text.replace(/[&%$#_{}]/g, (sign) => `\\${sign}`);
}
