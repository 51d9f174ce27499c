import type { Metadata } from "next";
import { COMPARISONS_FILE } from "../../../lib/site-data/comparisons.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { ManifestTable } from "./manifest-table.tsx";

export const metadata: Metadata = {
  title: "Datasets side by side",
  description: "What was read, kept and found in several datasets, side by side.",
  alternates: { canonical: "/explore/compare" },
};

export default async function ComparePage() {
  const [manifest, comparisons] = await Promise.all([requireData(MANIFEST_FILE, {}), readData(COMPARISONS_FILE, {})]);
  const others = comparisons?.manifests ?? [];
  return (
    <main>
      <h1>Datasets side by side</h1>
      {others.length === 0 ? (
        <p className="mt-6 max-w-prose text-lg">
          This site shows one dataset, {manifest.dataset.title}. There is no other to compare it with.{" "}
          <PageLink href="/explore" className="link">
            Explore the data
          </PageLink>
        </p>
      ) : (
        <div className="mt-8 grid gap-y-10">
          <ManifestTable manifests={[manifest, ...others]} />
        </div>
      )}
    </main>
  );
}
