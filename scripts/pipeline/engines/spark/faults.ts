import { OperatorError } from "../../../cli/operator-error.ts";

/** Spark, or the Java that it needs, is missing. */
export class SparkMissingError extends OperatorError {
  override name = "SparkMissingError";
}

/** Spark ran and failed. */
export class SparkJobError extends OperatorError {
  override name = "SparkJobError";
}

/** Spark finished, and its output cannot be read or is incomplete. */
export class SparkOutputError extends OperatorError {
  override name = "SparkOutputError";
}
