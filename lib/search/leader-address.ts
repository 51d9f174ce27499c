/** The parameter of an artist's page that holds what was typed by someone whom Enter took straight there. */
export const SEARCHED = "searched";

/** The address of an artist that Enter went straight to. @param typed null if nothing else was found */
export function leaderHref(slug: string, typed: string | null): `/artist/${string}` {
  return `/artist/${slug}${typed === null ? "" : `?${new URLSearchParams({ [SEARCHED]: typed })}`}`;
}

/** The address of every match, which the search page shows instead of going to the clear leader. */
export function allMatchesHref(typed: string): `/search?${string}` {
  return `/search?${new URLSearchParams({ q: typed, all: "1" })}`;
}
