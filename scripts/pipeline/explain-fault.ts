import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";

export interface Places {
  outDir: string;
  workDir: string;
  memory: string;
  /** A sentence saying what `outDir` contains now. */
  outcome: string;
}

const NO_SPACE = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|max_temp_directory_size/i;
const NO_MEMORY =
  /^Out of Memory Error|ERR_WORKER_OUT_OF_MEMORY|Array buffer allocation failed|Invalid (typed )?array length/;
/** Room for the system's own message with one path, of which a message may quote 80 characters. */
const MAX_CAUSE_LENGTH = 160;
const THREAD_DIED = /^Thread \d+ of \d+ died/;
const FILE_CODES = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "EIO",
  "EISDIR",
  "ENOTDIR",
  "EMFILE",
  "ENFILE",
  "ENOENT",
  "ENAMETOOLONG",
  "ELOOP",
  "EBUSY",
  "EXDEV",
  "EEXIST",
  "ENOTEMPTY",
  "ESTALE",
]);

/** The messages of an error and its causes. */
function wholeMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${wholeMessage(error.cause)})`;
}

/** Paths in it may be long or hostile; the system's error code comes first. */
const firstLine = (text: string) => printable(text.split("\n", 1)[0] ?? "", MAX_CAUSE_LENGTH);

/**
 * Faults that the operator can fix, in one line with the cause and the remedy. Anything else is a bug, and
 * is returned unchanged.
 */
export function explainFault(error: unknown, { outDir, workDir, memory, outcome }: Places): unknown {
  if (error instanceof OperatorError || !(error instanceof Error)) return error;
  const message = firstLine(wholeMessage(error));
  if (NO_SPACE.test(wholeMessage(error))) {
    return new OperatorError(
      `The disk is full (${firstLine(error.message)}); free some space: ${printablePath(outDir)} is written next to the old data, and ${printablePath(workDir)} holds what doesn't fit into memory. ${outcome}`,
      { cause: error },
    );
  }
  if (NO_MEMORY.test(error.message)) {
    return new OperatorError(
      `Out of memory (${message}); --memory is ${memory}; raise it, or use fewer --workers. ${outcome}`,
      { cause: error },
    );
  }
  const code = "code" in error ? String(error.code) : "";
  if (THREAD_DIED.test(error.message) || FILE_CODES.has(code)) {
    return new OperatorError(`${firstLine(error.message)} ${outcome}`, { cause: error });
  }
  return error;
}
