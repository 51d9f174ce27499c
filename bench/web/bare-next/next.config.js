import { fileURLToPath } from "node:url";

/** The root of the repository: its node_modules holds Next. */
export default { turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) } };
