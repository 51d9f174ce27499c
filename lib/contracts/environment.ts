import * as v from "valibot";

const optionalText = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, "is empty; leave it unset instead")));
const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d+$/, (issue) => `is ${JSON.stringify(issue.input)}, expected a whole number`),
    v.transform(Number),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );
const url = v.pipe(
  v.string(),
  v.trim(),
  v.url((issue) => `is ${JSON.stringify(issue.input)}, expected an absolute URL`),
  v.transform((text) => text.replace(/\/+$/, "")),
);

/** Every variable Kindred reads, with its default. Nothing else in the environment changes what it does. */
export const Environment = v.object({
  DATASET: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)), "demo"),
  DATASETS_DIR: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)), ".cache/datasets"),
  PRERENDER_ARTISTS: v.optional(wholeNumber(0, 100_000), "2000"),
  /** Public origin, for absolute links; also where an instance without the data on disk fetches it. */
  SITE_URL: v.optional(url),
  PORT: v.optional(wholeNumber(1, 65_535), "3000"),
  /** None: bios are off. */
  LASTFM_API_KEY: optionalText,
  LASTFM_API_URL: v.optional(url, "https://ws.audioscrobbler.com/2.0"),
  /** Goes into the User-Agent sent to Last.fm. */
  CONTACT: optionalText,
  SPARK_HOME: optionalText,
  /** Set by Vercel: the deployment's own host name. Stands in for SITE_URL. */
  VERCEL_URL: optionalText,
});

export type Environment = v.InferOutput<typeof Environment>;

/**
 * Parses the variables Kindred reads out of `source` (usually `process.env`).
 * @throws Error with one line per faulty variable, naming it, what was found and what is expected.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = v.safeParse(Environment, source);
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? "environment"} ${issue.message}`);
  throw new Error(`The environment is not usable:\n  ${faults.join("\n  ")}`);
}
