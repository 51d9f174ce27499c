import { PUBLISHED_FILES, type PublishedFile } from "../../lib/site-data/files.ts";

type FileListProps = {
  /** An artist that is there, for the example. */
  artistSlug: string;
  /** Paths of files that this dataset doesn't have. */
  absent: readonly string[];
};

/** Every kind of file with its address, what it holds, and one of them to look at. */
export function FileList({ artistSlug, absent }: FileListProps) {
  return (
    <ul>
      {PUBLISHED_FILES.filter(({ path }) => !absent.includes(path)).map((file) => (
        <li key={file.path} className="border-rule border-b py-3 first:border-t">
          {file.parameters.length > 0 ? (
            <code className="wrap-anywhere font-medium">/data/{file.path}</code>
          ) : (
            <Example address={`/data/${file.path}`} />
          )}
          <p className="text-ink-soft text-sm">{file.summary}.</p>
          {file.parameters.length > 0 ? <Example address={exampleOf(file, artistSlug)} /> : null}
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

function exampleOf({ path, parameters }: PublishedFile, artistSlug: string): string {
  return parameters.reduce(
    (address, { name, example }) => address.replace(`{${name}}`, name === "slug" ? artistSlug : example),
    `/data/${path}`,
  );
}
