import type { Route } from "next";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { Logo } from "./logo.tsx";
import { PageLink } from "./page-link.tsx";
import { SearchBox } from "./search-box/search-box.tsx";
import { SectionLink } from "./section-link.tsx";

const SECTIONS: { href: Route; label: string; className?: string }[] = [
  { href: "/artists", label: "Artists" },
  // There is no room for a seventh on a phone, nor beside the search until 1,280 px: the footer has it too.
  { href: "/tags", label: "Tags", className: "max-sm:hidden lg:max-xl:hidden" },
  { href: "/blend", label: "Blend" },
  { href: "/path", label: "Path" },
  { href: "/map", label: "Map" },
  { href: "/for-you", label: "For you" },
  { href: "/explore", label: "Explore" },
  { href: "/methods", label: "Methods", className: "max-xl:hidden" },
];

/** Logo, sections, search. A page with a large search of its own (data-hero-search) hides the one here. */
export async function SiteHeader() {
  const { tags } = await requireData(MANIFEST_FILE, {});
  return (
    <header className="border-rule border-b">
      <div className="page-frame grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 sm:gap-x-8 lg:grid-cols-[auto_minmax(0,1fr)_18rem]">
        <PageLink href="/" className="flex min-h-14 min-w-11 items-center gap-2 sm:min-h-16 sm:gap-2.5">
          <Logo className="h-6 w-auto sm:h-7" />
          <span className="font-bold font-display text-lg tracking-tight max-[22rem]:sr-only sm:text-xl">Kindred</span>
        </PageLink>
        <nav
          aria-label="Main"
          // Below the first row until everything fits into one; in two rows of three on the narrowest phones. Their positions don't
          // depend on later siblings, which may arrive a frame later.
          className="order-1 col-span-2 -mx-1.5 grid grid-cols-3 justify-items-start whitespace-nowrap pb-1 min-[24rem]:flex min-[24rem]:gap-x-[calc((100vw-24rem)/6)] sm:gap-x-3 sm:[body:has([data-hero-search])_&]:order-none sm:[body:has([data-hero-search])_&]:col-span-1 lg:order-none lg:col-span-1 lg:gap-x-0 lg:pb-0"
        >
          {SECTIONS.filter(({ href }) => href !== "/tags" || tags !== null).map(({ className, ...section }) => (
            <div key={section.href} className={className}>
              <SectionLink {...section} />
            </div>
          ))}
        </nav>
        <div className="flex w-full max-w-md items-center justify-end justify-self-end">
          <div className="min-w-0 flex-1 py-1.5 [body:has([data-hero-search])_&]:hidden">
            <SearchBox label="Search artists" size="compact" />
          </div>
          <div className="kept-only -mr-1.5 pl-1.5">
            <SectionLink href="/kept" label="Kept" />
          </div>
        </div>
      </div>
    </header>
  );
}
