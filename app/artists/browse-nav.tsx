import { formatPlural } from "../../lib/format.ts";
import type { BrowseIndex, BrowseLetter } from "../../lib/site-data/browse.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { letterLabel } from "./letter-label.ts";
import { ORDERS, Order, orderHref } from "./orders.ts";

type BrowseNavProps = {
  index: BrowseIndex;
  /** The open letter, or the measure that the pages are ordered by. */
  current: BrowseLetter | Order;
};

/** Links into the catalogue by measure, by tag and by first letter. Letters without artists are not links. */
export async function BrowseNav({ index, current }: BrowseNavProps) {
  const { tags } = await requireData(MANIFEST_FILE, {});
  return (
    <nav aria-label="Browse artists" className="mt-8 flex flex-wrap items-center gap-y-1 border-rule border-y py-2">
      <ul className="mr-4 flex flex-wrap gap-x-5">
        {Order.options.map((id) => (
          <li key={id}>
            <PageLink
              href={orderHref(id, 1)}
              aria-current={current === id ? "true" : undefined}
              className="flex min-h-11 items-center font-semibold hover:text-accent aria-[current]:text-accent aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8"
            >
              {ORDERS[id].label}
            </PageLink>
          </li>
        ))}
        {tags === null ? null : (
          <li>
            <PageLink href="/tags" className="flex min-h-11 items-center font-semibold hover:text-accent">
              By tag
            </PageLink>
          </li>
        )}
      </ul>
      <ul className="-mx-2.5 grid w-full grid-cols-7 sm:-mx-4 sm:flex sm:flex-wrap xl:mx-0 xl:w-auto xl:grow xl:justify-between">
        {index.letters.map(({ letter, artists }) => (
          <li key={letter}>
            {artists === 0 ? (
              <span className="flex h-11 items-center justify-center text-rule-strong sm:w-11 xl:w-9">
                {letterLabel(letter)}
              </span>
            ) : (
              <PageLink
                href={`/artists/letter/${letter}/1`}
                aria-label={`${letterLabel(letter)}, ${formatPlural(artists, "artist")}`}
                title={formatPlural(artists, "artist")}
                aria-current={letter === current ? "true" : undefined}
                className="flex h-11 items-center justify-center font-medium sm:w-11 xl:w-9 hover:text-accent aria-[current]:font-bold aria-[current]:text-accent aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8"
              >
                {letterLabel(letter)}
              </PageLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
