"use client";

import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { LastingProfile } from "../../../lib/profiles/contract.ts";
import { sourceOf } from "../../../lib/profiles/sources.ts";
import { countAsShown } from "./profile-store.ts";
import { SOURCES } from "./source-credits.ts";
import { textDirection } from "./text-direction.ts";

type ProfileTextProps = {
  name: string;
  profile: Exclude<LastingProfile, { outcome: "none" }>;
  lines: 2 | 3;
};

/** More characters than the widest line holds. Screen readers read what is cut off as well. */
const LINE_LENGTH = 200;

/**
 * The opening of a profile in two or three lines with "more" at the end of the last: a float there, below another without
 * width. Only the reader's click takes more space.
 */
export function ProfileText({ name, profile, lines }: ProfileTextProps) {
  const { text, language, url, outcome } = profile;
  const [isOpen, setIsOpen] = useState(false);
  const { box, isCut } = useIsCut(text);
  const id = useId();
  const source = sourceOf(url) ?? "lastfm";
  useEffect(() => countAsShown(source), [source]);
  const height = lines === 2 ? "h-[2lh]" : "h-[3lh]";
  return (
    <div
      ref={box}
      dir={textDirection(language)}
      className={
        isOpen
          ? "flex flex-col items-start"
          : `${height} overflow-hidden before:float-end before:h-[calc(100%-1lh)] before:content-['']`
      }
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className={`relative z-10 font-semibold text-accent print:hidden focus-visible:-outline-offset-2 ${isOpen ? "order-1 min-h-11" : "-my-0.5 float-end clear-end ms-2 py-0.5"}`}
      >
        {isCut && !isOpen ? <span aria-hidden="true">… </span> : null}
        {isOpen ? "less" : "more"}
        <span className="sr-only">
          {" "}
          about <bdi>{name}</bdi>
        </span>
      </button>
      {outcome === "ambiguous" ? <span>A note on the name, not a biography: </span> : null}
      {isOpen ? (
        <>
          <div id={id} lang={language}>
            {paragraphsOf(text).map(({ paragraph, key }) => (
              <p key={key} className="mt-2 max-w-prose whitespace-pre-line first:mt-0">
                {paragraph}
              </p>
            ))}
          </div>
          <p dir="ltr" className="order-2 text-ink-soft">
            From{" "}
            <a
              href={url}
              rel="noopener noreferrer external"
              className="link relative z-10 inline-flex min-h-11 items-center"
            >
              {SOURCES[source].name}
            </a>
            , CC BY-SA
          </p>
        </>
      ) : (
        <span id={id} lang={language}>
          {opening(text, LINE_LENGTH * lines)}
        </span>
      )}
    </div>
  );
}

function paragraphsOf(text: string) {
  return text.split("\n\n").map((paragraph, index) => ({ paragraph, key: `${index}` }));
}

/** The first words of a text; it is cut by the lines before it ends here. */
function opening(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const lastSpace = text.lastIndexOf(" ", maxLength);
  // Not every script parts words.
  return text.slice(0, lastSpace > 0 ? lastSpace : maxLength);
}

/** Whether the element is too small for the text, as it was when the text came. */
function useIsCut(text: string) {
  const box = useRef<HTMLDivElement>(null);
  const [isCut, setIsCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for another text
  useLayoutEffect(() => {
    const element = box.current;
    setIsCut(element !== null && element.scrollHeight > element.clientHeight + 4);
  }, [text]);
  return { box, isCut };
}
