import type { Metadata } from "next";
import { KeptLists } from "./kept-lists.tsx";

export const metadata: Metadata = {
  title: "Kept and hidden artists",
  description: "The artists you keep and those you hide, stored only in this browser.",
  alternates: { canonical: "/kept" },
  robots: { index: false, follow: true },
};

export default function KeptPage() {
  return (
    <main>
      <h1>Kept and hidden artists</h1>
      <p className="mt-5 max-w-[38rem] text-lg">
        The artists you keep, and those you don’t want to see in lists. They are stored only in this browser.
      </p>
      <noscript>
        <p className="mt-6">This page needs JavaScript; everything else works without it.</p>
      </noscript>
      <KeptLists />
    </main>
  );
}
