import type { Metadata } from "next";
import { KeptLists } from "./kept-lists.tsx";

export const metadata: Metadata = {
  title: "Kept",
  description: "Your favourites and hidden artists: kept in this browser, nowhere else.",
  alternates: { canonical: "/kept" },
  robots: { index: false, follow: true },
};

export default function KeptPage() {
  return (
    <main>
      <h1>Kept</h1>
      <p className="mt-5 max-w-[38rem] text-lg">
        Favourites, and artists you don’t want listed again. They live in this browser alone; the site never sees them.
      </p>
      <noscript>
        <p className="mt-6">Keeping artists needs JavaScript; everything else works without it.</p>
      </noscript>
      <KeptLists />
    </main>
  );
}
