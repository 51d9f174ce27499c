import { formatPlural } from "../../lib/format.ts";
import { FEWEST_LISTENERS } from "../../lib/primitives/privacy.ts";
import { MANIFEST_FILE, type Manifest } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "./page-link.tsx";

/** Below so many listeners most shared listening is chance. */
const FEW_LISTENERS = 12;

/** Says on every page that the listeners are simulated, or so few that little can be known; nothing on other data. */
export async function DatasetBanner() {
  const { dataset, users, method } = await requireData(MANIFEST_FILE, {});
  if (dataset.kind !== "simulated") return users < FEW_LISTENERS ? <FewListeners {...{ users, method }} /> : null;
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

function FewListeners({ users, method }: Pick<Manifest, "users" | "method">) {
  return (
    <aside aria-label="About these data" className="border-rule border-b bg-paper-raised text-xs text-ink-soft">
      <p className="page-frame py-2.5">
        <strong className="font-semibold text-ink">
          Only {formatPlural(users, "listener")}: who is played, not yet who is similar.
        </strong>{" "}
        {method.minListeners > users
          ? `Nobody is listed as similar with fewer than ${formatPlural(method.minListeners, "listener")}.`
          : "One or two shared listeners are as often chance as taste."}{" "}
        {users < FEWEST_LISTENERS
          ? `How listening spreads is not published for fewer than ${FEWEST_LISTENERS}. `
          : null}
        For one person’s taste, build from a large dataset and give their artists to{" "}
        <PageLink href="/for-you" className="link">
          For you
        </PageLink>
        .
      </p>
    </aside>
  );
}
