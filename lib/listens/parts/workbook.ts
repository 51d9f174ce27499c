import { ListensFault, type ListensFile, readBytes } from "../listens-file.ts";
import { xmlText } from "./xml-text.ts";

/** A workbook is read in memory as a whole; a listening history of ten years has a tenth of this. */
const MAX_PART_BYTES = 300e6;

export const isWorkbook = (entries: readonly ListensFile[]) =>
  entries.some(({ path }) => path.endsWith("/xl/workbook.xml"));

export interface Sheet {
  name: string;
  rows: Generator<string[]>;
}

async function textOf(file: ListensFile | undefined): Promise<string> {
  if (file === undefined) return "";
  if (file.sizeBytes > MAX_PART_BYTES) {
    throw new ListensFault(file.path, "an Excel workbook that is too large: save the sheet as CSV (UTF-8)");
  }
  return new TextDecoder().decode(await readBytes(file));
}

/** The text in `<t>` elements; phonetic readings (`<rPh>`) are not part of it. */
function runs(xml: string): string {
  const plain = xml.replace(/<rPh\b.*?<\/rPh>/gs, "");
  return [...plain.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text = ""]) => xmlText(text)).join("");
}

/** "C" → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/\d+$/, "")) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const MOST_COLUMNS = 1000;

function* rowsOf(xml: string, shared: readonly string[]): Generator<string[]> {
  for (const [, row = ""] of xml.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)) {
    const cells: string[] = [];
    for (const [, attributes = "", content = ""] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const [, reference] = /\br="([A-Z]{1,3}\d+)"/.exec(attributes) ?? [];
      const column = reference === undefined ? cells.length : columnOf(reference);
      if (column >= MOST_COLUMNS) continue;
      const [, type] = /\bt="(\w+)"/.exec(attributes) ?? [];
      const [, value = ""] = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(content) ?? [];
      while (cells.length < column) cells.push("");
      cells[column] =
        type === "s" ? (shared[Number(value)] ?? "") : type === "inlineStr" ? runs(content) : xmlText(value);
    }
    yield cells;
  }
}

/** The sheets of an `.xlsx` (ECMA-376), in file order. Cells are text; formulas are their last values. */
export async function sheetsOf(entries: readonly ListensFile[]): Promise<Sheet[]> {
  const find = (end: string) => entries.find(({ path }) => path.endsWith(end));
  const strings = await textOf(find("/xl/sharedStrings.xml"));
  const shared = [...strings.matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(([, item = ""]) => runs(item));
  const book = await textOf(find("/xl/workbook.xml"));
  const links = await textOf(find("/xl/_rels/workbook.xml.rels"));
  const targets = new Map<string, string>();
  for (const [link] of links.matchAll(/<Relationship\b[^>]*>/g)) {
    const [, id = ""] = /\bId="([^"]*)"/.exec(link) ?? [];
    const [, target = ""] = /\bTarget="([^"]*)"/.exec(link) ?? [];
    targets.set(id, target.replace(/^\/?(?:xl\/)?/, ""));
  }
  const sheets: Sheet[] = [];
  for (const [sheet] of book.matchAll(/<sheet\b[^>]*>/g)) {
    const [, name = ""] = /\bname="([^"]*)"/.exec(sheet) ?? [];
    const [, id = ""] = /\br:id="([^"]*)"/.exec(sheet) ?? [];
    const xml = await textOf(find(`/xl/${targets.get(id) ?? ""}`));
    sheets.push({ name: xmlText(name), rows: rowsOf(xml, shared) });
  }
  return sheets;
}
