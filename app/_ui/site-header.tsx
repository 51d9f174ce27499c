import Link from "next/link";
import { Logo } from "./logo.tsx";
import { PlainSearch } from "./plain-search.tsx";

const SECTIONS = [
  { href: "/artists", label: "Artists" },
  { href: "/explore", label: "Explore" },
  { href: "/methods", label: "Methods" },
] as const;

/** Logo, sections, search. A page with a large search of its own (data-hero-search) hides the one here. */
export function SiteHeader() {
  return (
    <header className="border-rule border-b">
      <div className="page-frame flex flex-wrap items-center gap-x-3 sm:gap-x-8">
        <Link href="/" className="flex min-h-14 items-center gap-2.5 sm:min-h-16">
          <Logo className="h-6 w-auto sm:h-7" />
          <span className="font-display text-xl font-bold tracking-tight">Kindred</span>
        </Link>
        <nav aria-label="Main" className="-mr-2 ml-auto flex sm:mr-0 sm:ml-0">
          {SECTIONS.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              className="flex min-h-11 items-center px-2 text-sm font-medium hover:text-accent sm:px-3"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="w-full pb-3 sm:ml-auto sm:w-72 sm:py-2 [body:has([data-hero-search])_&]:hidden">
          <PlainSearch label="Search artists" size="compact" />
        </div>
      </div>
    </header>
  );
}
