"use client";

import { lazy, type ReactNode, Suspense, useRef } from "react";
import { useNearViewport } from "./use-near-viewport.ts";

type BioOnApproachProps = { slug: string; children: ReactNode };

/** The code is loaded when the reader comes near, not with the page; if it fails to load, nothing changes. */
const BioResponse = lazy(() => import("./bio-response.tsx").catch(() => ({ default: Unchanged })));

function Unchanged({ children }: BioOnApproachProps) {
  return children;
}

/** Requests the biography once the reader is within 300 px; `children` are shown until there is a text. */
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
