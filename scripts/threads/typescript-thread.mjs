// A thread's entry point. `--import tsx` doesn't reach threads on Node 20, so this file, plain JavaScript,
// loads the TypeScript module named by the first argument. tsx is found from here, whatever the working directory.
import { tsImport } from "tsx/esm/api";

await tsImport(process.argv[2], import.meta.url);
