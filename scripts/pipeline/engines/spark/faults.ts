import { OperatorError } from "../../../cli/operator-error.ts";

/** There is no Spark to run, or no Java to run it with. */
export class SparkMissingError extends OperatorError {
  override name = "SparkMissingError";
}

/** Spark ran and gave up. */
export class SparkJobError extends OperatorError {
  override name = "SparkJobError";
}

/** Spark finished, and what it left can't be read or isn't whole. */
export class SparkOutputError extends OperatorError {
  override name = "SparkOutputError";
}
