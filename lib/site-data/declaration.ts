import type { GenericSchema } from "valibot";

/** The names in braces of a path: `"letter" | "page"` of `browse/letter/{letter}/{page}.json`. */
export type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

export interface ParameterDescription {
  description: string;
  /** Source of a regular expression that the whole value matches. No matching value can leave its folder. */
  pattern: string;
  /** In characters; file systems and URLs have limits of their own. */
  maxLength?: number;
  example: string;
}

/** A kind of file under `public/data`, and thus of the public API: everything about it is declared here. */
export interface FileDeclaration<Path extends string = string, Schema extends GenericSchema = GenericSchema> {
  /** Below `public/data`, with a parameter in braces for each part that differs from file to file. */
  path: Path;
  /** Name of the schema in the API description; paths with the same schema share it. */
  schemaName: string;
  schema: Schema;
  mediaType: "application/json" | "text/csv" | "application/octet-stream";
  summary: string;
  parameters: Readonly<Record<ParameterNames<Path>, ParameterDescription>>;
  /** False for files that only some datasets have. */
  isAlways: boolean;
  /** `Cache-Control` of the response if Kindred serves the file itself. */
  cacheControl: string;
}

export type FileParameters<Path extends string> = Readonly<Record<ParameterNames<Path>, string>>;

/** The data may be replaced as a whole at any time, so caches revalidate each time; an unchanged ETag saves the body. */
const REVALIDATED = "public, max-age=0";

type Common = "mediaType" | "isAlways" | "cacheControl";

/** Fills in the defaults of most files: JSON, in every dataset, revalidated each time. */
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

/** Whether every parameter has the form that its declaration asks for; only such values make a path. */
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
 * @throws RangeError if a parameter is malformed
 */
export function pathOf<Path extends string>(
  file: Pick<FileDeclaration<Path>, "path" | "parameters">,
  values: FileParameters<Path>,
): string {
  if (!areWellFormed(file, values)) throw new RangeError(`No file ${file.path} has ${JSON.stringify(values)}`);
  return file.path.replace(/\{(\w+)\}/g, (_, name: string) => String(Reflect.get(values, name)));
}

/** Whether `path` is one of the declared file's paths. */
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
