"use client";

import type { ReactNode } from "react";
import useSWRImmutable from "swr/immutable";
import { BioResponse as Schema } from "../../lib/lastfm/contract.ts";
import { fetchJson } from "../../lib/site-data/fetch.ts";
import { BioText } from "./bio-text.tsx";

type BioResponseProps = {
  slug: string;
  /** Shown until there is a text, and if there is none. */
  children: ReactNode;
};

const fetchBio = (path: string) => fetchJson(path, Schema);

/** Requests the biography from the site's own API, once, and shows it. */
export default function BioResponse({ slug, children }: BioResponseProps) {
  const { data: bio } = useSWRImmutable(`/api/bio/${slug}`, fetchBio, { shouldRetryOnError: false });
  const hasText = bio?.outcome === "ok" || bio?.outcome === "ambiguous";
  if (!hasText) return children;
  return (
    <BioText text={bio.text} language={bio.language} isDisambiguation={bio.outcome === "ambiguous"} url={bio.url} />
  );
}
