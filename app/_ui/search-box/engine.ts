// biome-ignore-all lint/performance/noBarrelFile: one module to load when a box is used
export { leaderHref } from "../../../lib/search/leader-address.ts";
export { describe } from "./describe.ts";
export { nextOption } from "./next-option.ts";
export { forgetRecentArtists, rememberArtist } from "./recent-artists.ts";
export { recentSuggestions, suggest, warmUp } from "./suggest.ts";
export { SuggestionList } from "./suggestion-list.tsx";
