// The same kernel as ../portable, file by file, for WebAssembly. What it does is explained there.
export { placeInput, placeLists, placeRows, placeScratch, setOptions, setShape } from "./memory";
export { pairs } from "./pairs";
export { plan, scatter, tally } from "./prepare";
export { rank } from "./rank";
export { setIndexBits } from "./score";
