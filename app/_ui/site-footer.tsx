import type { Route } from "next";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "./page-link.tsx";
import { ProfileCredit } from "./profile/profile-credit.tsx";

type FooterLink = { label: string } & ({ href: Route } | { file: string });

/** A `file` belongs to the public API under public/data: not a route, so a plain link. */
const GROUPS: { title: string; links: FooterLink[] }[] = [
  {
    title: "Find",
    links: [
      { href: "/search", label: "Search" },
      { href: "/artists", label: "All artists" },
      { href: "/tags", label: "Tags" },
      { href: "/for-you", label: "For you" },
      { href: "/kept", label: "Kept and hidden artists" },
    ],
  },
  {
    title: "Combine",
    links: [
      { href: "/blend", label: "Blend artists" },
      { href: "/path", label: "Path between two artists" },
      { href: "/map", label: "Map" },
    ],
  },
  {
    title: "Understand",
    links: [
      { href: "/methods", label: "How it works" },
      { href: "/explore", label: "Explore the data" },
    ],
  },
  {
    title: "Open data",
    links: [
      { href: "/api-docs", label: "Files and fields" },
      { file: "/data/manifest.json", label: "Manifest" },
      { file: "/data/explore.json", label: "Figures" },
      { file: "/data/browse/index.json", label: "Index of artists" },
    ],
  },
];

const LINK_CLASS = "flex min-h-11 min-w-11 items-center hover:text-accent";

/** The source of every number on the page, and links to all other pages. */
export async function SiteFooter() {
  const { tags } = await requireData(MANIFEST_FILE, {});
  const isOffered = (link: FooterLink) => tags !== null || !("href" in link) || link.href !== "/tags";
  return (
    <footer className="mt-auto border-rule border-t text-ink-soft text-sm">
      <div className="page-frame grid gap-x-16 gap-y-8 pt-8 pb-4 sm:pt-10 lg:grid-cols-[minmax(0,1fr)_auto]">
        <Provenance />
        <nav
          aria-label="Footer"
          className="grid grid-cols-2 gap-x-8 gap-y-6 sm:grid-cols-[repeat(4,auto)] sm:justify-between lg:gap-x-14"
        >
          {GROUPS.map(({ title, links }) => (
            <div key={title}>
              <h2 className="font-semibold font-text text-ink text-sm tracking-normal">{title}</h2>
              <ul className="mt-1 text-ink">
                {links.filter(isOffered).map((link) => (
                  <li key={link.label}>{toLink(link)}</li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="page-frame pb-6">
        <ProfileCredit />
      </div>
    </footer>
  );
}

function toLink(link: FooterLink) {
  if ("file" in link) {
    return (
      <a href={link.file} className={LINK_CLASS}>
        {link.label}
      </a>
    );
  }
  return (
    <PageLink href={link.href} className={LINK_CLASS}>
      {link.label}
    </PageLink>
  );
}

async function Provenance() {
  const { dataset, rows, users, artists } = await requireData(MANIFEST_FILE, {});
  return (
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
  );
}
