import type { Facts } from "../../lib/figures/_shared/figure.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";

export function factsOf({ edition, users, interactions, plays, artists, method }: Manifest): Facts {
  const { distinct, published } = artists;
  return {
    edition,
    users,
    interactions,
    plays,
    distinctArtists: distinct,
    publishedArtists: published,
    topK: method.topK,
  };
}
