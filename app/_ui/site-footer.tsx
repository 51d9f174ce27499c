import Link from "next/link";
import { readManifest } from "../../lib/dataset/manifest.ts";
import { formatCount, formatPlural } from "../../lib/format.ts";

/** Where every number on the page comes from. */
export async function SiteFooter() {
  const { dataset, rows, users, artists } = await readManifest();
  return (
    <footer className="mt-auto border-rule border-t text-sm text-ink-soft">
      <div className="page-frame flex flex-wrap items-start justify-between gap-x-16 gap-y-4 py-8 sm:py-10">
        <div className="max-w-prose">
          <p>
            Data:{" "}
            {dataset.sourceUrl === null ? (
              <span className="text-ink">{dataset.title}</span>
            ) : (
              <a href={dataset.sourceUrl} rel="noopener noreferrer external" className="link text-ink">
                {dataset.title}
              </a>
            )}
            {dataset.period === null ? null : <>, {dataset.period}</>}. Licence: {dataset.licence}.
          </p>
          <p className="mt-1 tabular-nums">
            {formatCount(rows.kept)} of {formatPlural(rows.read, "row")} kept;{" "}
            {formatPlural(users, dataset.kind === "simulated" ? "simulated listener" : "listener")},{" "}
            {formatPlural(artists.published, "artist")}.
          </p>
        </div>
        <Link href="/methods" className="link -my-2.5 flex min-h-11 items-center text-ink">
          How this is made
        </Link>
      </div>
    </footer>
  );
}
