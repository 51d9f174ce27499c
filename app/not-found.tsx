import type { Metadata } from "next";
import { PageLink } from "./_ui/page-link.tsx";
import { SearchBox } from "./_ui/search-box/search-box.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main>
      <h1>Page not found</h1>
      <p className="mt-5 max-w-prose text-lg">Perhaps the artist is spelled differently. Search ignores accents.</p>
      <div data-hero-search className="mt-8 max-w-2xl">
        <SearchBox label="Search artists" size="hero" />
      </div>
      <p className="mt-6">
        <PageLink href="/artists" className="link inline-flex min-h-11 items-center">
          Browse all artists
        </PageLink>
      </p>
    </main>
  );
}
