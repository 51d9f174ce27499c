import { log } from "../../../http/log.ts";
import type { BioEvent } from "../../../lib/lastfm/bio-service.ts";
import { createUpstream, type Upstream } from "../../../lib/lastfm/upstream.ts";

/** Routes and pages are bundled separately; what they share lives here. */
const shared: typeof globalThis & { kindredUpstream?: Upstream } = globalThis;

/** The only connection of this process to Last.fm: its limits apply to all requests of the process. */
export function lastfmUpstream(): Upstream {
  shared.kindredUpstream ??= createUpstream({ report });
  return shared.kindredUpstream;
}

export function report({ event, ...fields }: BioEvent): void {
  const isGood = event === "lastfm.back" || ("outcome" in fields && fields.outcome !== "unavailable");
  log(isGood ? "info" : "warn", event, fields);
}
