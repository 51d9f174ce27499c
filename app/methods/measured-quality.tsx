import { formatPlural, formatShare } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import type { Estimate, MethodQuality, Quality } from "../../lib/site-data/quality.ts";
import { CoherenceTable, coherenceRows } from "./coherence-table.tsx";
import { HubsTable, hubRows } from "./hubs-table.tsx";
import { OrdersTable } from "./orders-table.tsx";
import { PublishedFigures } from "./published-figures.tsx";
import { QualityChart } from "./quality-chart.tsx";
import { QualityTable } from "./quality-table.tsx";

type MeasuredQualityProps = { manifest: Manifest; quality: Quality | null };

/** How well each method predicts hidden listening, on the data of this site. */
export function MeasuredQuality({ manifest: { dataset, method }, quality }: MeasuredQualityProps) {
  const isSimulated = dataset.kind === "simulated";
  return (
    <>
      <p>
        Part of each listener’s history is hidden, and each method tries to predict it from the rest. The more it finds,
        the more it knows about taste.
      </p>
      {quality === null ? (
        <p>Quality has not been measured for this dataset.</p>
      ) : (
        <Figures quality={quality} inUse={method.id} isSimulated={isSimulated} />
      )}
      {isSimulated || quality === null ? <PublishedFigures /> : null}
    </>
  );
}

function Figures({ quality, inUse, isSimulated }: { quality: Quality; inUse: string; isSimulated: boolean }) {
  const { methods, protocol, askedUsers, hiddenPopularity, genres } = quality;
  const used = methods.find(({ id }) => id === inUse);
  return (
    <>
      <p>
        Tested on {formatPlural(askedUsers, "listener")}; mean of {formatPlural(protocol.splits.length, "split")} not
        used for tuning; lines are 95% intervals.{" "}
        {isSimulated ? (
          <strong>
            These listeners are simulated: the figures show that the measurement works, not which method is best.
          </strong>
        ) : null}
      </p>
      <QualityFigure
        id="recall"
        title="Recall at 10"
        meaning="The share of a listener’s hidden artists that are among ten recommendations."
        methods={methods}
        estimateOf={({ recall }) => recall}
        inUse={inUse}
      />
      <QualityFigure
        id="ndcg"
        title="NDCG at 10"
        meaning="The same, but a hidden artist at the top of the ten counts more than one at the bottom: 1 would be a perfect list."
        methods={methods}
        estimateOf={({ ndcg }) => ndcg}
        inUse={inUse}
      />
      <details>
        <summary className="w-fit py-2.5 font-medium hover:text-accent">Figures as a table</summary>
        <QualityTable quality={quality} />
      </details>
      {genres === null ? null : <CoherenceTable bands={genres.bands} rows={coherenceRows(methods)} />}
      {used === undefined || used.orders === null ? null : <OrdersTable orders={used.orders} genres={genres} />}
      <HubsTable rows={hubRows(methods)} />
      {used === undefined ? null : (
        <p>
          Popularity bias, measured: an artist that the method in use recommends is known to{" "}
          {formatShare(used.popularity.mean)} of listeners on average, a hidden artist to{" "}
          {formatShare(hiddenPopularity)}.{" "}
          {used.popularity.mean > hiddenPopularity
            ? "It favours well-known artists."
            : "It doesn’t favour well-known artists."}
        </p>
      )}
      <details>
        <summary className="w-fit py-2.5 font-medium hover:text-accent">Full protocol</summary>
        <ul className="max-w-prose list-disc space-y-2 pl-5">
          {protocol.description.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

type QualityFigureProps = {
  id: string;
  title: string;
  meaning: string;
  methods: readonly MethodQuality[];
  estimateOf: (method: MethodQuality) => Estimate;
  inUse: string;
};

function QualityFigure({ id, title, meaning, methods, estimateOf, inUse }: QualityFigureProps) {
  const rows = methods
    .map((method) => ({ id: method.id, estimate: estimateOf(method) }))
    .sort((a, b) => b.estimate.mean - a.estimate.mean);
  return (
    <figure className="pt-4">
      <figcaption>
        <h3>{title}</h3>
        <p id={`${id}-meaning`} className="mt-2 mb-3 max-w-prose">
          {meaning}
        </p>
      </figcaption>
      <QualityChart rows={rows} inUse={inUse} label={`${title} by method, best first`} describedBy={`${id}-meaning`} />
    </figure>
  );
}
