/** @param {string} version "20.9.0" @returns {number[]} */
const parts = (version) => version.split(".").map((part) => Number.parseInt(part, 10));

/**
 * @param {string} found the running Node's version
 * @param {{ engines: { node: string } }} packageJson whose `engines.node` reads ">=a.b.c"
 * @returns {string | null} what to tell the person, or null where the version is new enough
 */
export function nodeVersionFault(found, packageJson) {
  const needed = packageJson.engines.node.replace(/^>=\s*/, "");
  const [have, want] = [parts(found), parts(needed)];
  const differing = want.findIndex((part, place) => have[place] !== part);
  if (differing === -1 || have[differing] > want[differing]) return null;
  return `Kindred needs Node ${needed} or newer; this is Node ${found}. Get a current release from https://nodejs.org and run the command again.`;
}
