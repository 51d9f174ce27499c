import { PUBLISHED_FILES, type PublishedFile } from "../../lib/contracts/published-files.ts";

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
          <code className="wrap-anywhere font-medium">/data/{file.path}</code>
          <p className="mt-1 text-ink-soft text-sm">{file.summary}.</p>
          <a
            className="link inline-flex min-h-11 items-center text-sm wrap-anywhere"
            href={exampleOf(file, artistSlug)}
          >
            {exampleOf(file, artistSlug)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function exampleOf({ path, parameters }: PublishedFile, artistSlug: string): string {
  return parameters.reduce(
    (address, { name, example }) => address.replace(`{${name}}`, name === "slug" ? artistSlug : example),
    `/data/${path}`,
  );
}
