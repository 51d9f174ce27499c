import { formatPlural } from "../../lib/format.ts";
import { MIN_GROUP_LISTENERS } from "../../lib/primitives/privacy.ts";
import { MANIFEST_FILE, type Manifest } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "./page-link.tsx";

/** With fewer listeners than this, most shared listening is chance. */
const FEW_LISTENERS = 12;

/** States on every page that the listeners are simulated, or too few to conclude much; shows nothing for other data. */
export async function DatasetBanner() {
  const { dataset, users, method } = await requireData(MANIFEST_FILE, {});
  if (dataset.kind !== "simulated") return users < FEW_LISTENERS ? <FewListeners {...{ users, method }} /> : null;
  return (
    <aside aria-label="About this data" className="border-rule border-b bg-paper-raised text-xs text-ink-soft">
      <p className="page-frame py-2.5">
        <strong className="font-semibold text-ink">Real artists, simulated listeners.</strong> No real person listened
        to any of this.{" "}
        <PageLink href="/methods" className="link">
          How the data is made
        </PageLink>
      </p>
    </aside>
  );
}

function FewListeners({ users, method }: Pick<Manifest, "users" | "method">) {
  return (
    <aside aria-label="About this data" className="border-rule border-b bg-paper-raised text-xs text-ink-soft">
      <p className="page-frame py-2.5">
        <strong className="font-semibold text-ink">
          Only {formatPlural(users, "listener")}: enough to show what is played, not which artists are similar.
        </strong>{" "}
        {method.minListeners > users
          ? `An artist needs at least ${formatPlural(method.minListeners, "listener")} to be listed as similar.`
          : "One or two shared listeners are as likely to be chance as taste."}{" "}
        {users < MIN_GROUP_LISTENERS
          ? `Distributions are not published for fewer than ${MIN_GROUP_LISTENERS} listeners. `
          : null}
        For suggestions for one person, build from a large dataset and enter their artists in{" "}
        <PageLink href="/for-you" className="link">
          For you
        </PageLink>
        .
      </p>
    </aside>
  );
}
