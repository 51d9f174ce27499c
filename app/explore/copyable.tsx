"use client";

import { useOwnAddress } from "../_ui/own-address.tsx";
import { CopyButton } from "./copy-button.tsx";

type CopyableProps = {
  title: string;
  copyLabel: string;
  text: string;
  /** The site's address, which the text names. */
  address: string;
  isCode?: boolean;
};

/** A text to copy, with a title and a button that copies it. */
export function Copyable({ title, copyLabel, text, address, isCode = false }: CopyableProps) {
  const own = useOwnAddress(text, address);
  return (
    <div className="min-w-0">
      <div className="flex items-baseline gap-x-6">
        <h3>{title}</h3>
        <CopyButton text={() => own}>{copyLabel}</CopyButton>
      </div>
      <p className="mt-2 whitespace-pre-wrap border border-rule bg-paper-raised p-4 text-sm wrap-anywhere">
        {isCode ? <code>{own}</code> : own}
      </p>
    </div>
  );
}
