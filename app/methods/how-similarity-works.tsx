import { formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { DataTable } from "../_ui/data-table.tsx";
import {
  BlendOrderFormula,
  BlendSimilarityFormula,
  CosineFormula,
  ShrinkageFormula,
  WeightFormula,
  weighsByMedian,
} from "./formulas.tsx";

type Method = Manifest["method"];

/** The method in use, step by step: weight, cosine, shrinkage, minimum. */
export function HowSimilarityWorks({ method }: { method: Method }) {
  const { minListeners, shrinkage, topK } = method;
  const { leverageExponent } = method.parameters;
  return (
    <>
      <p>
        The method in use is <strong>{method.name}</strong> (<code>{method.id}</code>). {method.source}
      </p>
      <h3 className="pt-4">1. Plays become weights</h3>
      <WeightText method={method} />
      <WeightFormula method={method} />
      <h3 className="pt-4">2. Two artists are compared by cosine</h3>
      <p>
        Each artist is a list of weights, one for every listener in the data; a listener who never played it counts as
        0. The cosine of two such lists is 1 when they point the same way and 0 when no listener is shared.
      </p>
      <CosineFormula />
      <p>
        The sums in the denominator run over <strong>all</strong> listeners of each artist, not just the shared ones, so
        listeners who play only one of the two lower the similarity.
      </p>
      <h3 className="pt-4">3. Weak evidence counts less</h3>
      {shrinkage > 0 ? (
        <Shrinkage name={leverageExponent === undefined ? "similarity" : "shared"} shrinkage={shrinkage} />
      ) : (
        <p>This method leaves the cosine unchanged.</p>
      )}
      {leverageExponent === undefined ? null : <Blend method={method} exponent={leverageExponent} />}
      <h3 className="pt-4">{leverageExponent === undefined ? 4 : 5}. Lists are limited</h3>
      <p>
        {minListeners > 1
          ? `Only artists with at least ${formatPlural(minListeners, "listener")} are listed as neighbours. Without this minimum, most lists would start with artists that a single listener happened to play. You can look up any artist, however few listeners it has.`
          : "Any artist can be listed as a neighbour, however few listeners it has."}{" "}
        The {topK} most similar artists are kept; ties go to the artist with more listeners, and an artist is never its
        own neighbour.
      </p>
      <p className="text-sm text-ink-soft">
        As a single formula, as given in the data files: <code>{method.formula}</code>
      </p>
    </>
  );
}

function WeightText({ method: { id, parameters } }: { method: Method }) {
  const { floor, ceiling } = parameters;
  if (id === "raw-cosine") {
    return (
      <p>
        The weight of artist <i>i</i> for listener <i>u</i> is the number of plays. One listener who plays an artist on
        repeat therefore outweighs hundreds who play it now and then.
      </p>
    );
  }
  if (!weighsByMedian(id) || floor === undefined || ceiling === undefined) {
    const constants = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
    return (
      <p>
        The weight of artist <i>i</i> for listener <i>u</i> follows the formula at the end of this section
        {constants.length === 0 ? "" : `, with ${constants.join(", ")}`}.
      </p>
    );
  }
  return (
    <p>
      Some people play music all day, others only on Sundays. So the plays of artist <i>i</i> by listener <i>u</i> are
      compared with that listener’s own median artist, <i>m</i>
      <sub>u</sub>, which gets a weight of 1. The logarithm keeps one obsession from outweighing everything else, and no
      weight is below {floor} or above {ceiling}.
    </p>
  );
}

function Blend({ method: { parameters }, exponent }: { method: Method; exponent: number }) {
  const { candidates, dimensions, evidenceShrinkage = 0, factors } = parameters;
  return (
    <>
      <h3 className="pt-4">4. Two more similarities are added</h3>
      <p>
        The result so far is called <strong>shared</strong>: how much of their listening two artists have in common. The{" "}
        {candidates} artists that score highest are candidates, so every listed artist shares listeners. Two more
        similarities join it:
      </p>
      <ul className="max-w-prose list-disc space-y-2 pl-5">
        <li>
          <strong>Taste</strong>: implicit matrix factorisation gives each artist {factors} numbers that predict who
          plays it. Two artists are alike when the same tastes predict them, even if few listeners have come across
          both.
        </li>
        <li>
          <strong>Company</strong>: all listening is projected onto its {dimensions} main directions. Two artists are
          alike when they are played alongside the same others.
        </li>
      </ul>
      <p>
        Each is from 0 to 1. The similarity of two artists is the mean of their cosine, taste and company, and counts
        less where they share few listeners. It is the same from either side.
      </p>
      <BlendSimilarityFormula shrinkage={evidenceShrinkage} />
      <p>
        A list is not in the order of these similarities. It starts with the artists that were found to be played by the
        same people most often: those with the highest mean of shared, taste and company, times a power of how well the
        listed artist is <strong>known</strong> to the data, its leverage in the factorisation, which is 1 for the best
        known of all.
      </p>
      <BlendOrderFormula exponent={exponent} />
    </>
  );
}

function Shrinkage({ name, shrinkage }: { name: string; shrinkage: number }) {
  const rows = [1, 2, 5, 20, 100].map((shared) => ({ shared, factor: shared / (shared + shrinkage) }));
  return (
    <>
      <p>
        One shared listener can make two artists look identical. So the cosine is multiplied by a factor that grows with{" "}
        <i>n</i>, the number of listeners they share, and approaches 1 once there are many.
      </p>
      <ShrinkageFormula name={name} shrinkage={shrinkage} />
      <div className="max-w-xs">
        <DataTable
          caption="How much of the cosine remains"
          columns={[
            { id: "shared", title: "Shared listeners n", cell: ({ shared }) => shared },
            { id: "factor", title: "Factor", numeric: true, cell: ({ factor }) => factor.toFixed(2) },
          ]}
          rowHeader="shared"
          rows={rows}
          rowKey={({ shared }) => String(shared)}
        />
      </div>
    </>
  );
}
