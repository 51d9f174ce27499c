// All that Recharts' axes ask for here. It looks scales up by name, which keeps every one of d3-scale's, times and their
// formats too, in the page: 3.5 KB (next.config.js puts this file in the place of victory-vendor/d3-scale).
// biome-ignore lint/performance/noBarrelFile: a part of a package in its place.
export { scaleBand, scaleLinear, scalePoint } from "d3-scale";
