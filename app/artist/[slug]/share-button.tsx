"use client";

import { useState, useSyncExternalStore } from "react";

type ShareButtonProps = { title: string; path: string };

/** How long the message is shown, in ms. */
const MESSAGE_MS = 4000;

const subscribeToNothing = () => () => {};
const canShare = () => typeof navigator.share === "function";

/** Passes the page's address to the system's share sheet, or to the clipboard if there is none. Needs scripts. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const [message, setMessage] = useState("");
  const hasSheet = useSyncExternalStore(subscribeToNothing, canShare, () => false);
  const share = async () => {
    const url = new URL(path, window.location.href).href;
    try {
      if (hasSheet) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      setMessage("Link copied");
    } catch (error) {
      // Closing the share sheet is not an error.
      if (error instanceof Error && error.name === "AbortError") return;
      setMessage("Copy the link from the address bar");
    }
    window.setTimeout(() => setMessage(""), MESSAGE_MS);
  };
  return (
    <div className="px-4 noscript:hidden">
      <button type="button" onClick={share} className="min-h-11 cursor-pointer hover:text-accent">
        {hasSheet ? "Share" : "Copy link"}
      </button>
      <p role="status" className="text-ink-soft">
        {message}
      </p>
    </div>
  );
}
