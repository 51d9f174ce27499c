"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { Figure } from "../../lib/figures/_shared/figure.ts";
import { figureQuery, type StateParts } from "../../lib/figures/state.ts";
import { CopyButton } from "./copy-button.tsx";
import { useExplore } from "./explore-context.tsx";

const FILES = [
  { extension: "csv", label: "CSV" },
  { extension: "json", label: "JSON" },
  { extension: "svg", label: "SVG" },
] as const;

type FigureExportsProps = { figure: Figure; parts: StateParts; table: ReactNode };

/** Downloads of a figure's numbers, queries and images, all in the state shown. */
export function FigureExports({ figure: { id, title }, parts, table }: FigureExportsProps) {
  const { state } = useExplore();
  const query = figureQuery(parts, state);
  const fileHref = (extension: string) => `/explore/${id}.${extension}${query}`;
  const absolute = (href: string) => new URL(href, window.location.href).href;
  const embed = () =>
    `<iframe src="${absolute(`/embed/${id}${query}`)}" title="${title}" width="100%" height="560" style="border:0" loading="lazy"></iframe>`;
  return (
    <div className="mt-3 flex flex-wrap gap-x-6 text-sm">
      <Fold summary="Table">{table}</Fold>
      <Fold summary="SQL">
        <Sql href={fileHref("sql")} />
      </Fold>
      {FILES.map(({ extension, label }) => (
        <a key={extension} href={fileHref(extension)} className="link py-2.5" aria-label={`${title} as ${label}`}>
          {label}
        </a>
      ))}
      <PngButton href={fileHref("svg")} name={id} />
      <CopyButton text={() => absolute(`/explore${query}#${id}`)}>Copy link</CopyButton>
      <CopyButton text={embed}>Copy embed code</CopyButton>
      <a href={`/embed/${id}${query}`} className="link py-2.5" aria-label={`Open separately: ${title}`}>
        Open separately
      </a>
    </div>
  );
}

function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="open:w-full">
      <summary className="w-fit py-2.5 font-medium hover:text-accent">{summary}</summary>
      <div className="pt-2 pb-4">{children}</div>
    </details>
  );
}

/** The queries for the state shown, fetched when they scroll into view; without scripts, a link to them. */
function Sql({ href }: { href: string }) {
  const [shown, setShown] = useState<{ href: string; text: string } | null>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (place === null) return;
    let wanted = true;
    const observer = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      const response = await fetch(href).catch(() => null);
      const text = response?.ok ? await response.text() : null;
      if (wanted && text !== null) setShown({ href, text });
    });
    observer.observe(place);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, [place, href]);
  return (
    <div ref={setPlace}>
      <div className="flex flex-wrap gap-x-6">
        <a href={href} className="link py-2.5">
          Open the SQL as a file
        </a>
        <CopyButton text={() => fetch(href).then((response) => response.text())}>Copy SQL</CopyButton>
      </div>
      {shown === null ? null : (
        <textarea
          readOnly
          aria-label="SQL"
          rows={16}
          wrap="off"
          value={shown.text}
          className="w-full border border-rule bg-paper-raised p-4 font-mono text-xs"
        />
      )}
    </div>
  );
}

const PNG_SCALE = 2;

/** Draws the figure's SVG file on a canvas and saves it as PNG. */
function PngButton({ href, name }: { href: string; name: string }) {
  const [hasFailed, setHasFailed] = useState(false);
  const save = async () => {
    try {
      const png = await drawPng(href);
      const address = URL.createObjectURL(png);
      const link = document.createElement("a");
      link.href = address;
      link.download = `kindred-${name}.png`;
      link.click();
      URL.revokeObjectURL(address);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <button type="button" onClick={save} className="link cursor-pointer py-2.5 noscript:hidden">
      {hasFailed ? "PNG not available" : "PNG"}
    </button>
  );
}

async function drawPng(href: string): Promise<Blob> {
  const image = new Image();
  image.src = href;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error(`${href} could not be drawn`)) : resolve(blob)),
      "image/png",
    );
  });
}
