// The same steps as ../portable.ts, for WebAssembly. What they do is explained in ../kernel.ts.
export { setMatrix, setRows } from "./memory";
export { addGram, compareRows, multiplyRows, rotateRows, transformRows, unitRows } from "./rows";
export { solveRows } from "./solve";
export { sawRows } from "./sums";
