import type { Attributes, HTMLAttributes } from "react";

type MathMlAttributes = Attributes & HTMLAttributes<HTMLElement>;

// React renders MathML; its types don't know the elements (https://www.w3.org/TR/mathml-core/).
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      math: MathMlAttributes & { display?: "block" | "inline" };
      mfrac: MathMlAttributes;
      mi: MathMlAttributes;
      mn: MathMlAttributes;
      mo: MathMlAttributes & { fence?: "true" | "false"; stretchy?: "true" | "false" };
      mrow: MathMlAttributes;
      mspace: MathMlAttributes & { width?: string };
      msqrt: MathMlAttributes;
      msub: MathMlAttributes;
      msup: MathMlAttributes;
      mtext: MathMlAttributes;
      munder: MathMlAttributes;
    }
  }
}
