// ES2015 syntax only: this code tells an old Node that it is too old.

/** @param {string} version "20.9.0" @returns {number[]} */
function parts(version) {
  return version.split(".").map(Number);
}

/** @param {number[]} have @param {number[]} least @returns {boolean} whether `have` is of the same major and not older */
function suits(have, least) {
  if (have[0] !== least[0]) return false;
  return have[1] > least[1] || (have[1] === least[1] && have[2] >= least[2]);
}

/** @param {number[]} version [20, 19, 0] @returns {string} "20 from 20.19", "24" */
function words(version) {
  return version[1] === 0 && version[2] === 0 ? String(version[0]) : `${version[0]} (from ${version[0]}.${version[1]})`;
}

/**
 * @param {string} found the running Node's version
 * @param {{ engines: { node: string } }} packageJson whose `engines.node` reads "^a.b.c || ^d.e.f"
 * @returns {string | null} a message, or null if Kindred runs on this version
 */
function nodeVersionFault(found, packageJson) {
  const ranges = packageJson.engines.node.split("||").map((range) => parts(range.trim().replace("^", "")));
  if (ranges.some((least) => suits(parts(found), least))) return null;
  const names = ranges.map(words);
  const last = names.pop();
  return `Kindred runs on Node ${names.join(", ")} or ${last}, but this is Node ${found}: install one of them from https://nodejs.org and run the command again.`;
}

module.exports = { nodeVersionFault };
