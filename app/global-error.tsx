"use client";

import "./globals.css";

/** Replaces the whole document when the frame itself fails, so it has its own html and body. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <title>Kindred failed to load</title>
          <h1>Kindred failed to load</h1>
          <p className="mt-5 max-w-prose text-lg">Something went wrong on our side. Please try again.</p>
          <button
            type="button"
            onClick={reset}
            className="mt-8 min-h-11 rounded-full bg-accent px-6 font-semibold text-on-accent"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
