"use client";

import { type ReactNode, use } from "react";
import * as v from "valibot";
import { BioAnswer as Answer } from "../../lib/contracts/bio.ts";
import { BioText } from "./bio-text.tsx";

type BioAnswerProps = {
  slug: string;
  /** What stands here where there is no text. */
  children: ReactNode;
};

/** By artist: what this tab has asked for. A question in vain isn't asked again. */
const answers = new Map<string, Promise<Answer | null>>();

async function fetchAnswer(slug: string): Promise<Answer | null> {
  try {
    const response = await fetch(`/api/bio/${slug}`);
    return response.ok ? v.parse(Answer, await response.json()) : null;
  } catch {
    return null;
  }
}

function askOnce(slug: string): Promise<Answer | null> {
  const asked = answers.get(slug) ?? fetchAnswer(slug);
  answers.set(slug, asked);
  return asked;
}

/** Asks the site's own door for the biography, once, and shows it. */
export default function BioAnswer({ slug, children }: BioAnswerProps) {
  const answer = use(askOnce(slug));
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
