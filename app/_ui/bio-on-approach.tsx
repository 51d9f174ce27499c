"use client";

import { lazy, type ReactNode, Suspense, useRef } from "react";
import { useNearViewport } from "./use-near-viewport.ts";

type BioOnApproachProps = { slug: string; children: ReactNode };

/** The code comes with the reader, not with the page; where it can't be had, nothing changes. */
const BioResponse = lazy(() => import("./bio-response.tsx").catch(() => ({ default: Unchanged })));

function Unchanged({ children }: BioOnApproachProps) {
  return children;
}

/** Asks for the biography once the reader is within 300 px; until there is a text, `children` stand in its place. */
export function BioOnApproach({ slug, children }: BioOnApproachProps) {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useNearViewport(box, 300);
  return (
    <div ref={box}>
      {isNear ? (
        <Suspense fallback={children}>
          <BioResponse slug={slug}>{children}</BioResponse>
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
