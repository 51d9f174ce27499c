"use client";

import type { ReactNode } from "react";
import useSWRImmutable from "swr/immutable";
import { BioAnswer as Answer } from "../../lib/lastfm/contract.ts";
import { fetchJson } from "../../lib/site-data/fetch.ts";
import { BioText } from "./bio-text.tsx";

type BioAnswerProps = {
  slug: string;
  /** What stands here until there is a text, and where there is none. */
  children: ReactNode;
};

const fetchAnswer = (path: string) => fetchJson(path, Answer);

/** Asks the site's own door for the biography, once, and shows it. */
export default function BioAnswer({ slug, children }: BioAnswerProps) {
  const { data: answer } = useSWRImmutable(`/api/bio/${slug}`, fetchAnswer, { shouldRetryOnError: false });
  const hasText = answer?.outcome === "ok" || answer?.outcome === "ambiguous";
  if (!hasText) return children;
  return (
    <BioText
      text={answer.text}
      language={answer.language}
      isDisambiguation={answer.outcome === "ambiguous"}
      url={answer.url}
    />
  );
}
