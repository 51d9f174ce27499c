// The first thing that runs: syntax that every Node can parse, so that an old one is told what is wrong in one sentence.
var nodeVersion = require("./setup/node-version.cjs");

var fault = nodeVersion.nodeVersionFault(process.versions.node, require("../package.json"));
if (fault === null) {
  // A file of its own, since old releases can't even parse import().
  require("./setup/begin.cjs");
} else {
  console.error(`\n${fault}\n`);
  process.exit(1);
}
