import * as v from "valibot";
import measured from "../../data/lastfm-2k-quality.json";
import { formatPlural, formatShare } from "../../lib/format.ts";
import { Quality } from "../../lib/site-data/quality.ts";
import { CoherenceTable, coherenceRows } from "./coherence-table.tsx";
import { HubsTable, hubRows } from "./hubs-table.tsx";
import { OrdersTable } from "./orders-table.tsx";
import { QualityTable } from "./quality-table.tsx";

/** Written by `npm run evaluate`: figures about real listening that cannot itself be in the repository. */
const quality = v.parse(Quality, measured);

/** Figures measured on real listening, for a site whose own data are simulated or were not measured. */
export function PublishedFigures() {
  const { dataset, askedUsers, protocol, hiddenPopularity, genres, methods } = quality;
  const best = [...methods].sort((a, b) => b.recall.mean - a.recall.mean).find(({ orders }) => orders !== null);
  const orders = best?.orders ?? null;
  return (
    <div className="pt-4">
      <h3>On real data</h3>
      <p className="mt-2 mb-4 max-w-prose">
        The same measurement on real listening up to 2011, {dataset.title}, tested on{" "}
        {formatPlural(askedUsers, "listener")}; mean of {formatPlural(protocol.splits.length, "split")} not used for
        tuning. A hidden artist is known to {formatShare(hiddenPopularity)} of listeners on average.
      </p>
      <QualityTable quality={quality} />
      {genres === null ? null : <CoherenceTable bands={genres.bands} rows={coherenceRows(methods)} />}
      {orders === null ? null : <OrdersTable orders={orders} genres={genres} />}
      <HubsTable rows={hubRows(methods)} />
    </div>
  );
}
