import * as v from "valibot";
import { LanguageCode } from "./primitives/language-code.ts";
import { quoted } from "./primitives/printable.ts";

const text = v.pipe(v.string(), v.trim());
const optionalText = v.optional(text);

function wholeNumber(min: number, max: number) {
  const message = (issue: { input: unknown }) =>
    `is ${typeof issue.input === "string" ? quoted(issue.input) : String(issue.input)}, expected a whole number from ${min} to ${max}`;
  return v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d+$/, message),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/** null for anything but an absolute http or https address. */
function parseWebUrl(address: string): URL | null {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : null;
}

const webUrl = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (address) => parseWebUrl(address) !== null,
    (issue) => `is ${quoted(issue.input)}, expected an address such as https://example.org`,
  ),
  v.transform((address) => address.replace(/\/+$/, "")),
);

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whom browsers may ask for previews: Apple over https, or a stub on this machine. */
const previewsUrl = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (address) => {
      const parsed = parseWebUrl(address);
      if (parsed === null || `${parsed.origin}/` !== parsed.href) return false;
      return parsed.origin === "https://itunes.apple.com" || LOOPBACK.has(parsed.hostname);
    },
    (issue) => `is ${quoted(issue.input)}, expected https://itunes.apple.com or an origin on this machine`,
  ),
  v.transform((address) => new URL(address).origin),
);

/** Scheme, host and port only: pages, files and links are all at the root. */
const origin = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (address) => {
      const parsed = parseWebUrl(address);
      return parsed !== null && `${parsed.origin}/` === parsed.href;
    },
    (issue) => `is ${quoted(issue.input)}, expected an origin such as https://example.org, without a path`,
  ),
  v.transform((address) => new URL(address).origin),
);

/** A name or an address of this machine, without a port. */
const host = v.pipe(
  v.string(),
  v.trim(),
  v.regex(
    /^[\w.:%-]+$/,
    (issue) => `is ${JSON.stringify(issue.input)}, expected a host name or an address such as 127.0.0.1`,
  ),
);

const LANGUAGES_MAX = 4;

/** `de,en`: each costs another request if the one before has no text. */
const languages = v.pipe(
  v.string(),
  v.transform((list) => list.split(",").map((code) => code.trim())),
  v.array(v.string()),
  v.check(
    (codes) => codes.length <= LANGUAGES_MAX && codes.every((code) => v.is(LanguageCode, code)),
    ({ input }) =>
      `is ${quoted(input.join(","))}, expected one to ${LANGUAGES_MAX} two-letter language codes such as "de,en"`,
  ),
  v.transform((codes) => [...new Set(codes)]),
);

/** The dataset used if none is chosen. */
export const DEFAULT_DATASET = "demo";

/** Every variable Kindred reads, with its default. Nothing else in the environment changes what it does. */
export const Environment = v.object({
  /** Unset: that of the last run, otherwise DEFAULT_DATASET. */
  DATASET: optionalText,
  DATASETS_DIR: v.optional(text, ".cache/datasets"),
  PRERENDER_ARTISTS: v.optional(wholeNumber(0, 100_000), "2000"),
  /** Public origin, for absolute links; also used by an instance without the data on disk to fetch it. */
  SITE_URL: v.optional(origin),
  /** Whether search engines are invited; unset: only if the data is not people's own exports. */
  SEARCH_ENGINES: v.optional(
    v.picklist(["allow", "refuse"], ({ input }) => `is ${JSON.stringify(input)}, expected allow or refuse`),
  ),
  PORT: v.optional(wholeNumber(1, 65_535), "3000"),
  /** Where `npm start` and `npm run dev` listen; unset: on every interface. */
  HOST: v.optional(host),
  /** Disk space for pages rendered on demand, in MB (10^6 bytes); 0 keeps them in memory only. */
  PAGE_CACHE_MB: v.optional(wholeNumber(0, 1_000_000), "512"),
  /** Unset: no profiles from Last.fm, and no lists of its users. */
  LASTFM_API_KEY: optionalText,
  LASTFM_API_URL: v.optional(webUrl, "https://ws.audioscrobbler.com/2.0"),
  /** Languages of profiles, in order of preference. */
  LASTFM_LANGUAGES: v.optional(languages, "en"),
  /** `wikipedia`: profiles from Wikipedia too, found through MusicBrainz, for artists with an MBID. Needs CONTACT. */
  PROFILES: v.optional(v.picklist(["wikipedia"], ({ input }) => `is ${JSON.stringify(input)}, expected wikipedia`)),
  MUSICBRAINZ_URL: v.optional(webUrl, "https://musicbrainz.org"),
  /** Goes into the User-Agent sent to Last.fm and MusicBrainz. */
  CONTACT: optionalText,
  /** Who plays 30 seconds of an artist, asked by visitors' browsers on their click; unset: no one. */
  PREVIEWS: v.optional(v.picklist(["itunes"], ({ input }) => `is ${JSON.stringify(input)}, expected itunes`)),
  /** Where that is asked, for tests. */
  PREVIEWS_API_URL: v.optional(previewsUrl, "https://itunes.apple.com"),
  /** The Spark used by `--engine spark`: an installation's folder, or its spark-submit. */
  SPARK_HOME: optionalText,
  SPARK_SUBMIT: optionalText,
  /** Any value: the build leaves a server that needs no node_modules in .next/standalone. */
  STANDALONE: optionalText,
  /** The token that allows rebuilding all pages (`POST /api/revalidate`); unset: no one may. */
  REVALIDATE_TOKEN: v.optional(v.pipe(text, v.minLength(16, "is shorter than 16 characters"))),
  /** Set by Vercel: `production`, `preview` or `development`. */
  VERCEL_ENV: optionalText,
  /** Set by Vercel: the host name of this deployment alone; Deployment Protection keeps visitors, and us, out. */
  VERCEL_URL: optionalText,
  /** Set by Vercel: the host name that visitors of the production deployment use. */
  VERCEL_PROJECT_PRODUCTION_URL: optionalText,
});

export type Environment = v.InferOutput<typeof Environment>;

/**
 * Parses the variables Kindred reads out of `source` (usually `process.env`). An empty one counts as unset: containers,
 * CI and `vercel env pull` pass on unset variables that way.
 * @throws Error with one line per faulty variable, naming it, what was found and what is expected.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== "");
  const result = v.safeParse(Environment, Object.fromEntries(given));
  if (result.success && !(result.output.PROFILES && !result.output.CONTACT)) return result.output;
  const faults = result.success
    ? ["PROFILES is set, which needs CONTACT: an address at which MusicBrainz can reach you"]
    : result.issues.map((issue) => `${v.getDotPath(issue) ?? "environment"} ${issue.message}`);
  throw new Error(faults.length === 1 ? faults[0] : `The environment is not usable:\n  ${faults.join("\n  ")}`);
}

/** The host at which Vercel serves this deployment, if possible one without Deployment Protection; null elsewhere. */
export function vercelOrigin(environment: Environment): string | null {
  const { VERCEL_ENV, VERCEL_URL, VERCEL_PROJECT_PRODUCTION_URL } = environment;
  const host = VERCEL_ENV === "production" ? (VERCEL_PROJECT_PRODUCTION_URL ?? VERCEL_URL) : VERCEL_URL;
  return host === undefined ? null : `https://${host}`;
}
