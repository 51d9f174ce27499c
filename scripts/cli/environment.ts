import { type Environment, readEnvironment } from "../../lib/environment.ts";
import { OperatorError } from "./operator-error.ts";

/** The variables that Kindred reads, for commands. @throws OperatorError naming each faulty one */
export function operatorEnvironment(source: Record<string, string | undefined>): Environment {
  try {
    return readEnvironment(source);
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error));
  }
}
