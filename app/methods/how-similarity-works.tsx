import { formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { DataTable } from "../_ui/data-table.tsx";
import { BlendFormula, CosineFormula, ShrinkageFormula, WeightFormula, weighsByMedian } from "./formulas.tsx";

type Method = Manifest["method"];

/** The method in use, step by step: weight, cosine, shrinkage, floor. */
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
        0. The cosine of two such lists is 1 where they point the same way and 0 where no listener is shared.
      </p>
      <CosineFormula />
      <p>
        The sums in the denominator run over <strong>all</strong> listeners of each artist, not over the shared ones
        only: listeners that the artists don’t share pull the similarity down.
      </p>
      <h3 className="pt-4">3. Thin evidence is shrunk</h3>
      {shrinkage > 0 ? (
        <Shrinkage name={leverageExponent === undefined ? "similarity" : "shared"} shrinkage={shrinkage} />
      ) : (
        <p>This method leaves the cosine as it is.</p>
      )}
      {leverageExponent === undefined ? null : <Blend method={method} exponent={leverageExponent} />}
      <h3 className="pt-4">{leverageExponent === undefined ? 4 : 5}. A list is cut</h3>
      <p>
        {minListeners > 1
          ? `Only artists with at least ${formatPlural(minListeners, "listener")} are listed as neighbours. Without that floor the top of most lists would be artists that a single listener happened to play. Any artist may be asked about, however few its listeners.`
          : "Every artist may be listed as a neighbour, however few its listeners."}{" "}
        The {topK} most similar artists are kept; ties go to the artist with more listeners, and an artist is never its
        own neighbour.
      </p>
      <p className="text-sm text-ink-soft">
        In one line, as the data files state it: <code>{method.formula}</code>
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
        repeat therefore weighs more than hundreds who play it now and then.
      </p>
    );
  }
  if (!weighsByMedian(id) || floor === undefined || ceiling === undefined) {
    const constants = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
    return (
      <p>
        The weight of artist <i>i</i> for listener <i>u</i> follows the formula at the end of this part
        {constants.length === 0 ? "" : `, with ${constants.join(", ")}`}.
      </p>
    );
  }
  return (
    <p>
      One person plays music all day, another on Sundays. So the plays of artist <i>i</i> by listener <i>u</i> are
      compared with that listener’s own median artist, <i>m</i>
      <sub>u</sub>, which weighs 1; the logarithm keeps one obsession from outweighing everything else, and no weight is
      below {floor} or above {ceiling}.
    </p>
  );
}

function Blend({ method: { parameters }, exponent }: { method: Method; exponent: number }) {
  const { candidates, dimensions, factors } = parameters;
  return (
    <>
      <h3 className="pt-4">4. Two more likenesses are added</h3>
      <p>
        What stands so far is <strong>shared</strong>: how much of their listening two artists have in common. The{" "}
        {candidates} artists nearest by it are candidates, so whoever is listed shares listeners. Two more likenesses
        say in which order:
      </p>
      <ul className="max-w-prose list-disc space-y-2 pl-5">
        <li>
          <strong>Taste</strong>: implicit matrix factorisation gives each artist {factors} numbers that foretell who
          plays it. Two artists are alike where the same tastes foretell them, even where few listeners have come upon
          both.
        </li>
        <li>
          <strong>Company</strong>: all listening is projected on its {dimensions} main directions. Two artists are
          alike where they are heard beside the same others.
        </li>
      </ul>
      <p>
        Each is a cosine from 0 to 1. Their mean is multiplied by a power of how well the data <strong>know</strong> the
        listed artist, from 0 to 1 for the best known of all, its leverage in the factorisation. So the similarity
        differs by direction.
      </p>
      <BlendFormula exponent={exponent} />
    </>
  );
}

function Shrinkage({ name, shrinkage }: { name: string; shrinkage: number }) {
  const rows = [1, 2, 5, 20, 100].map((shared) => ({ shared, factor: shared / (shared + shrinkage) }));
  return (
    <>
      <p>
        One shared listener can make two artists look identical. So the cosine is multiplied by a factor that grows with{" "}
        <i>n</i>, the number of listeners they share, and comes close to 1 once there are many.
      </p>
      <ShrinkageFormula name={name} shrinkage={shrinkage} />
      <div className="max-w-xs">
        <DataTable
          caption="What is left of the cosine"
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
