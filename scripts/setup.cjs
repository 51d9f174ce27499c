// Runs first: syntax that every Node can parse, so that an old version gets one clear sentence.
var nodeVersion = require("./setup/node-version.cjs");

var fault = nodeVersion.nodeVersionFault(process.versions.node, require("../package.json"));
if (fault === null) {
  // A separate file, since old releases cannot even parse import().
  require("./setup/begin.cjs");
} else {
  console.error(`\n${fault}\n`);
  process.exit(1);
}
