import type { ReactNode } from "react";
import type { Manifest } from "../../lib/site-data/manifest.ts";

type Method = Manifest["method"];

/** A formula on its own line; it shrinks in narrow windows, since mathematics does not wrap. */
function Formula({ children }: { children: ReactNode }) {
  return (
    <div className="my-7 text-[min(1rem,4vw)] sm:text-lg">
      <math display="block">{children}</math>
    </div>
  );
}

/** w(u, i) and the like: a letter applied to a listener and an artist. */
function Of({ name, of }: { name: ReactNode; of: readonly string[] }) {
  return (
    <mrow>
      {name}
      <mo stretchy="false">(</mo>
      {of.map((letter, index) => (
        <mrow key={letter}>
          {index === 0 ? null : <mo>,</mo>}
          <mi>{letter}</mi>
        </mrow>
      ))}
      <mo stretchy="false">)</mo>
    </mrow>
  );
}

const w = <mi>w</mi>;

/** Methods whose weight is the user-median logarithm, cosine and shrinkage included. */
export const weighsByMedian = (id: string) => id === "user-median-log" || id === "blend";

/** The weight of one listener's plays of one artist, for methods whose constants this page knows. */
export function WeightFormula({ method: { id, parameters } }: { method: Method }) {
  const { slope, floor, ceiling } = parameters;
  if (id === "raw-cosine") {
    return (
      <Formula>
        <Of name={w} of={["u", "i"]} />
        <mo>=</mo>
        <Of name={<mtext>plays</mtext>} of={["u", "i"]} />
      </Formula>
    );
  }
  if (!weighsByMedian(id) || slope === undefined || floor === undefined || ceiling === undefined) return null;
  return (
    <Formula>
      <Of name={w} of={["u", "i"]} />
      <mo>=</mo>
      <mtext>clip</mtext>
      <mrow>
        <mo>(</mo>
        <mn>1</mn>
        <mo>+</mo>
        <mn>{slope}</mn>
        <mspace width="0.2em" />
        <mi>ln</mi>
        <mspace width="0.2em" />
        <mfrac>
          <Of name={<mtext>plays</mtext>} of={["u", "i"]} />
          <msub>
            <mi>m</mi>
            <mi>u</mi>
          </msub>
        </mfrac>
        <mo>,</mo>
        <mspace width="0.3em" />
        <mn>{floor}</mn>
        <mo>,</mo>
        <mspace width="0.3em" />
        <mn>{ceiling}</mn>
        <mo>)</mo>
      </mrow>
    </Formula>
  );
}

export function CosineFormula() {
  const norm = (artist: string) => (
    <msqrt>
      <munder>
        <mo>∑</mo>
        <mi>u</mi>
      </munder>
      <msup>
        <Of name={w} of={["u", artist]} />
        <mn>2</mn>
      </msup>
    </msqrt>
  );
  return (
    <Formula>
      <Of name={<mi>cos</mi>} of={["i", "j"]} />
      <mo>=</mo>
      <mfrac>
        <mrow>
          <munder>
            <mo>∑</mo>
            <mi>u</mi>
          </munder>
          <Of name={w} of={["u", "i"]} />
          <mspace width="0.2em" />
          <Of name={w} of={["u", "j"]} />
        </mrow>
        <mrow>
          {norm("i")}
          <mspace width="0.3em" />
          {norm("j")}
        </mrow>
      </mfrac>
    </Formula>
  );
}

export function ShrinkageFormula({ name, shrinkage }: { name: string; shrinkage: number }) {
  return (
    <Formula>
      <Of name={<mtext>{name}</mtext>} of={["i", "j"]} />
      <mo>=</mo>
      <Of name={<mi>cos</mi>} of={["i", "j"]} />
      <mo>·</mo>
      <mfrac>
        <mi>n</mi>
        <mrow>
          <mi>n</mi>
          <mo>+</mo>
          <mn>{shrinkage}</mn>
        </mrow>
      </mfrac>
    </Formula>
  );
}

/** The mean of three similarities of a pair, less where few listeners are shared. */
export function BlendSimilarityFormula({ shrinkage }: { shrinkage: number }) {
  return (
    <Formula>
      <mtext>similarity</mtext>
      <mo>=</mo>
      <MeanOfThree first={<mi>cos</mi>} />
      <mo>·</mo>
      <mfrac>
        <mi>n</mi>
        <mrow>
          <mi>n</mi>
          <mo>+</mo>
          <mn>{shrinkage}</mn>
        </mrow>
      </mfrac>
    </Formula>
  );
}

/** What puts a list in order. */
export function BlendOrderFormula({ exponent }: { exponent: number }) {
  return (
    <Formula>
      <mtext>order</mtext>
      <mo>=</mo>
      <MeanOfThree first={<mtext>shared</mtext>} />
      <mo>·</mo>
      <msup>
        <Of name={<mtext>known</mtext>} of={["j"]} />
        <mn>{exponent}</mn>
      </msup>
    </Formula>
  );
}

function MeanOfThree({ first }: { first: ReactNode }) {
  return (
    <mfrac>
      <mrow>
        {first}
        <mo>+</mo>
        <mtext>taste</mtext>
        <mo>+</mo>
        <mtext>company</mtext>
      </mrow>
      <mn>3</mn>
    </mfrac>
  );
}
