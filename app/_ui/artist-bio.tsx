"use client";

import { useId, useRef } from "react";
import useSWRImmutable from "swr/immutable";
import * as v from "valibot";
import { BioAnswer, lastfmArtistUrl } from "../../lib/contracts/bio.ts";
import { BioText } from "./bio-text.tsx";
import { useNearViewport } from "./use-near-viewport.ts";

type ArtistBioProps = { slug: string; name: string };

async function fetchAnswer(path: string): Promise<BioAnswer> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return v.parse(BioAnswer, await response.json());
}

/**
 * The artist's biography from Last.fm once the reader comes near, and a link to Last.fm before that, without it and
 * instead of it. The room for three lines is kept from the start, so that no answer moves what stands below.
 */
export function ArtistBio({ slug, name }: ArtistBioProps) {
  const section = useRef<HTMLElement>(null);
  const headingId = useId();
  const isNear = useNearViewport(section, 300);
  const { data: answer } = useSWRImmutable(isNear ? `/api/bio/${slug}` : null, fetchAnswer, {
    shouldRetryOnError: false,
  });
  const hasText = answer?.outcome === "ok" || answer?.outcome === "ambiguous";
  return (
    <section ref={section} aria-labelledby={headingId}>
      <h2 id={headingId} className="mb-2 text-lg">
        About <bdi>{name}</bdi>
      </h2>
      {/* Three lines of text and the row of credits. */}
      <div className="min-h-[calc(3lh+2.75rem)]">
        {hasText ? (
          <BioText
            text={answer.text}
            language={answer.language}
            isDisambiguation={answer.outcome === "ambiguous"}
            url={answer.url}
          />
        ) : (
          <a href={lastfmArtistUrl(name)} rel="external" className="link inline-flex min-h-11 items-center">
            <span>
              Read about <bdi>{name}</bdi> on Last.fm
            </span>
          </a>
        )}
      </div>
    </section>
  );
}
