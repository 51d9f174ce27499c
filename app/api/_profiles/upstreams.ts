import { log } from "../../../http/log.ts";
import type { ProfileEvent } from "../../../lib/profiles/profile-service.ts";
import { createUpstream, type Upstream, type UpstreamName } from "../../../lib/upstream/upstream.ts";

/** Routes and pages are bundled separately; what they share lives here. */
const shared: typeof globalThis & { kindredUpstreams?: Map<UpstreamName, Upstream> } = globalThis;

/** The only connection of this process to Last.fm or MusicBrainz: its limits apply to all requests of the process. */
export function upstream(name: UpstreamName): Upstream {
  shared.kindredUpstreams ??= new Map();
  const known = shared.kindredUpstreams.get(name) ?? createUpstream({ name, report });
  shared.kindredUpstreams.set(name, known);
  return known;
}

export function report({ event, ...fields }: ProfileEvent): void {
  const isGood = event.endsWith(".back") || ("outcome" in fields && fields.outcome !== "unavailable");
  log(isGood ? "info" : "warn", event, fields);
}
