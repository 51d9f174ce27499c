import type { FileDeclaration, ParameterDescription } from "../../lib/site-data/declaration.ts";
import { PUBLISHED_FILES } from "../../lib/site-data/files.ts";

type FileListProps = {
  /** By path, something that exists: an artist, a tag, a cluster. Other files have examples of their own. */
  examples: Readonly<Record<string, string>>;
  /** Paths of the files that this dataset doesn't have. */
  absent: readonly string[];
};

/** Every kind of file with its URL, its content and an example. */
export function FileList({ examples, absent }: FileListProps) {
  return (
    <ul>
      {PUBLISHED_FILES.filter(({ path }) => !absent.includes(path)).map((file) => (
        <li key={file.path} className="border-rule border-b py-3 first:border-t">
          {hasParameters(file) ? (
            <code className="wrap-anywhere font-medium">/data/{file.path}</code>
          ) : (
            <Example address={`/data/${file.path}`} />
          )}
          <p className="text-ink-soft text-sm">{file.summary}.</p>
          {hasParameters(file) ? <Example address={exampleOf(file, examples)} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Example({ address }: { address: string }) {
  return (
    <a className="link inline-flex min-h-11 items-center" href={address}>
      <code className="wrap-anywhere">{address}</code>
    </a>
  );
}

const hasParameters = ({ parameters }: FileDeclaration) => Object.keys(parameters).length > 0;

function exampleOf({ path, parameters }: FileDeclaration, examples: FileListProps["examples"]): string {
  return Object.entries<ParameterDescription>(parameters).reduce(
    (address, [name, { example }]) =>
      address.replace(`{${name}}`, name === "page" ? example : (examples[path] ?? example)),
    `/data/${path}`,
  );
}
