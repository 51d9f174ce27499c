import { readManifest } from "../../lib/dataset/manifest.ts";
import { PageLink } from "./page-link.tsx";

/** Says on every page that the listeners are simulated, when they are; nothing on real data. */
export async function DatasetBanner() {
  const { dataset } = await readManifest();
  if (dataset.kind !== "simulated") return null;
  return (
    <aside aria-label="About these data" className="border-rule border-b bg-paper-raised text-xs text-ink-soft">
      <p className="page-frame py-2.5">
        <strong className="font-semibold text-ink">Real artists, simulated listeners.</strong> For real listening, run{" "}
        <code className="whitespace-nowrap text-ink">npm start -- --dataset lastfm-2k</code>.{" "}
        <PageLink href="/methods" className="link">
          How the data are made
        </PageLink>
      </p>
    </aside>
  );
}
