"use client";

import { CopyButton } from "./copy-button.tsx";

/** Copies a text rendered by the server. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return <CopyButton text={() => text}>{label}</CopyButton>;
}
