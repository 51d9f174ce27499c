"use client";

import { PageLink } from "./_ui/page-link.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Shown instead of a page whose rendering failed; the digest identifies the error in the server's log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main>
      <h1>This page failed to load</h1>
      <p className="mt-5 max-w-prose text-lg">
        Something went wrong on our side. Please try again; the rest of the site still works.
      </p>
      <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
        <button
          type="button"
          onClick={reset}
          className="min-h-11 rounded-full bg-accent px-6 font-semibold text-on-accent"
        >
          Try again
        </button>
        <PageLink href="/" className="link flex min-h-11 items-center">
          Home page
        </PageLink>
      </p>
      {error.digest === undefined ? null : <p className="mt-8 text-sm text-ink-soft">Reference: {error.digest}</p>}
    </main>
  );
}
