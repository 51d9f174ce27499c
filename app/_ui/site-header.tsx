import Link from "next/link";
import { Logo } from "./logo.tsx";
import { SearchBox } from "./search-box/search-box.tsx";

const SECTIONS = [
  { href: "/artists", label: "Artists" },
  { href: "/explore", label: "Explore" },
  { href: "/methods", label: "Methods" },
] as const;

/** Logo, sections, search. A page with a large search of its own (data-hero-search) hides the one here. */
export function SiteHeader() {
  return (
    <header className="border-rule border-b">
      <div className="page-frame grid grid-cols-[auto_1fr] items-center gap-x-2 sm:gap-x-8 md:grid-cols-[auto_1fr_18rem]">
        <Link href="/" className="flex min-h-14 items-center gap-2 sm:min-h-16 sm:gap-2.5">
          <Logo className="h-6 w-auto sm:h-7" />
          <span className="font-display text-lg font-bold tracking-tight max-[22rem]:sr-only sm:text-xl">Kindred</span>
        </Link>
        <nav aria-label="Main" className="-mr-1.5 flex justify-end whitespace-nowrap sm:mr-0 sm:justify-start">
          {SECTIONS.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              className="flex min-h-11 items-center px-1.5 text-sm font-medium hover:text-accent sm:px-3"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="col-span-2 pb-3 md:col-span-1 md:py-2 [body:has([data-hero-search])_&]:hidden">
          <SearchBox label="Search artists" size="compact" />
        </div>
      </div>
    </header>
  );
}
