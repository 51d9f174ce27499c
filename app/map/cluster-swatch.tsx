import { clusterVariable, colourOf } from "./palette.ts";

type ClusterSwatchProps = { number: number; kind: "cluster" | "others"; className?: string };

/** A dot in the cluster's colour. */
export function ClusterSwatch({ number, kind, className = "" }: ClusterSwatchProps) {
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: `var(${clusterVariable(colourOf(number, kind))})` }}
      className={`inline-block size-3 shrink-0 rounded-full forced-color-adjust-none ${className}`}
    />
  );
}
