import type { Unavailable } from "../upstream/failure.ts";
import type { LastingProfile } from "./contract.ts";

/** What a source says of an artist. */
export type ProfileOutcome = LastingProfile | Unavailable;
