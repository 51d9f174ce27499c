"use client";

import { useId, useState } from "react";

type BioTextProps = {
  /** Plain text, paragraphs separated by blank lines. */
  text: string;
  /** ISO 639-1, of the text. */
  language: string;
  isDisambiguation: boolean;
  url: string;
};

/** Characters per line in the narrowest column. */
const LINE_LENGTH = 32;

/** Three lines of a text, the rest on request: only the reader's own click shifts the content below. */
export function BioText({ text, language, isDisambiguation, url }: BioTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const isShort = text.length <= LINE_LENGTH * (isDisambiguation ? 2 : 3);
  const paragraphs = text.split("\n\n").map((paragraph, index) => ({ paragraph, key: `${index}` }));
  return (
    <>
      <div id={id} dir="auto" className="max-w-prose">
        {isDisambiguation && <p className="text-ink-soft">A note on the name, not a biography:</p>}
        {isOpen ? (
          paragraphs.map(({ paragraph, key }) => (
            <p key={key} lang={language} className="mb-3 whitespace-pre-line last:mb-0">
              {paragraph}
            </p>
          ))
        ) : (
          <p lang={language} className={isShort ? "" : isDisambiguation ? "line-clamp-2" : "line-clamp-3"}>
            {text}
          </p>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-6 text-sm text-ink-soft">
        {!isShort && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
            className="min-h-11 font-semibold text-accent"
          >
            {isOpen ? "Show less" : "Read more"}
          </button>
        )}
        <span>
          From{" "}
          <a href={url} rel="external" className="link inline-flex min-h-11 items-center">
            Last.fm
          </a>
          , CC BY-SA
        </span>
      </p>
    </>
  );
}
