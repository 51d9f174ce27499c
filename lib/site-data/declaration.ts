import type { GenericSchema } from "valibot";

/** The names in braces of a path: `"letter" | "page"` of `browse/letter/{letter}/{page}.json`. */
export type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

export interface ParameterDescription {
  description: string;
  /** Source of a regular expression that the whole value matches. No value that matches leaves its folder. */
  pattern: string;
  /** In characters; file systems and URLs have limits of their own. */
  maxLength?: number;
  example: string;
}

/** A kind of file under `public/data`, and so of the public API: everything that is said of it is said here. */
export interface FileDeclaration<Path extends string = string, Schema extends GenericSchema = GenericSchema> {
  /** Below `public/data`, with a parameter in braces for each part that differs from file to file. */
  path: Path;
  /** Name of the schema in the API's description; paths that share one share it. */
  schemaName: string;
  schema: Schema;
  mediaType: "application/json" | "text/csv" | "application/octet-stream";
  summary: string;
  parameters: Readonly<Record<ParameterNames<Path>, ParameterDescription>>;
  /** False for what only some datasets have. */
  isAlways: boolean;
  /** `Cache-Control` of a response where Kindred serves the file itself. */
  cacheControl: string;
}

export type FileParameters<Path extends string> = Readonly<Record<ParameterNames<Path>, string>>;

/** Data are replaced as a whole at any time: whoever keeps a file asks each time, and its ETag answers without a body. */
const REVALIDATED = "public, max-age=0";

type Common = "mediaType" | "isAlways" | "cacheControl";

/** Fills in what most files have in common: JSON, in every dataset, revalidated each time. */
export function declareFile<Path extends string, Schema extends GenericSchema>(
  declared: Omit<FileDeclaration<Path, Schema>, Common> & Partial<Pick<FileDeclaration, Common>>,
): FileDeclaration<Path, Schema> {
  return { mediaType: "application/json", isAlways: true, cacheControl: REVALIDATED, ...declared };
}

function isWellFormed(
  { pattern, maxLength = Number.POSITIVE_INFINITY }: ParameterDescription,
  value: unknown,
): boolean {
  return typeof value === "string" && value.length <= maxLength && new RegExp(`^(?:${pattern})$`).test(value);
}

/** Whether every parameter has the form that its declaration asks for; a path is made of no others. */
export function areWellFormed<Path extends string>(
  { parameters }: Pick<FileDeclaration<Path>, "parameters">,
  values: FileParameters<Path>,
): boolean {
  return Object.entries<ParameterDescription>(parameters).every(([name, parameter]) =>
    isWellFormed(parameter, Reflect.get(values, name)),
  );
}

/**
 * The path of one file below `public/data`.
 * @throws RangeError if a parameter is not of its form
 */
export function pathOf<Path extends string>(
  file: Pick<FileDeclaration<Path>, "path" | "parameters">,
  values: FileParameters<Path>,
): string {
  if (!areWellFormed(file, values)) throw new RangeError(`No file ${file.path} has ${JSON.stringify(values)}`);
  return file.path.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(values, name)));
}

/** Whether `path` is that of a file which the declaration stands for. */
export function isPathOf(file: FileDeclaration, path: string): boolean {
  const names: string[] = [];
  const source = file.path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return "([^/]+)";
  });
  const found = new RegExp(`^${source}$`).exec(path);
  if (found === null) return false;
  return areWellFormed(file, Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""])));
}
