import type { Metadata } from "next";
import { KeptLists } from "./kept-lists.tsx";

export const metadata: Metadata = {
  title: "Favourites and hidden artists",
  description: "Your favourites and hidden artists, stored only in this browser.",
  alternates: { canonical: "/kept" },
  robots: { index: false, follow: true },
};

export default function KeptPage() {
  return (
    <main>
      <h1>Favourites and hidden artists</h1>
      <p className="mt-5 max-w-[38rem] text-lg">
        Your favourites, and artists you don’t want to see in lists. They are stored only in this browser.
      </p>
      <noscript>
        <p className="mt-6">This page needs JavaScript; everything else works without it.</p>
      </noscript>
      <KeptLists />
    </main>
  );
}
