"use client";

import { useEffect, useState } from "react";
import type { KeptArtists } from "../../lib/kept/kept-artists.ts";
import { keptAsText } from "./kept-as-text.ts";

/** Downloads made in the browser: nothing is sent. */
export function ExportLinks({ kept }: { kept: KeptArtists }) {
  const files = [
    {
      label: "JSON",
      name: "kindred-kept.json",
      type: "application/json",
      content: `${JSON.stringify(kept, null, 2)}\n`,
    },
    { label: "Text", name: "kindred-kept.txt", type: "text/plain;charset=utf-8", content: keptAsText(kept) },
  ];
  return (
    <p className="mt-3 flex flex-wrap gap-x-6">
      {files.map(({ label, ...file }) => (
        <DownloadLink key={label} {...file}>
          {label}
        </DownloadLink>
      ))}
    </p>
  );
}

type DownloadLinkProps = { name: string; type: string; content: string; children: string };

function DownloadLink({ name, type, content, children }: DownloadLinkProps) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, type]);
  return (
    <a href={url} download={name} className="link flex min-h-11 items-center">
      {children}
    </a>
  );
}
