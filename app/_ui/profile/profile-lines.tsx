"use client";

import { lazy, type RefObject, Suspense, useEffect, useRef } from "react";
import { areProfilesOff, hasArrived, useProfile } from "./profile-store.ts";

type ProfileLinesProps = {
  slug: string;
  name: string;
  /** What is known without any profile: tags and numbers. Shown until a profile arrives, and if none does. */
  introduction: string;
  /** Lines reserved from the start, so that nothing moves when the profile arrives; 3 for the page's own artist. */
  lines?: 2 | 3;
};

/** Loaded once the page is alive, not with it; a profile arrives through the same module. */
const loadProfiles = () => import("./live-profiles.tsx");
const ProfileText = lazy(loadProfiles);

/** Who an artist is, in two or three lines: computed ones, which its profile replaces once they are near the viewport. */
export function ProfileLines({ slug, name, introduction, lines = 2 }: ProfileLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  useRequest(box, slug, lines === 3);
  const profile = useProfile(slug);
  const computed = (
    <p className={lines === 2 ? "line-clamp-2 min-h-[2lh]" : "line-clamp-3 min-h-[3lh]"}>{introduction}</p>
  );
  // A row has no space to say that a text is on the name only.
  const isShown = profile?.outcome === "ok" || (profile?.outcome === "ambiguous" && lines === 3);
  return (
    <div ref={box} className="text-sm">
      {isShown ? (
        <Suspense fallback={computed}>
          <ProfileText name={name} profile={profile} lines={lines} />
        </Suspense>
      ) : (
        computed
      )}
    </div>
  );
}

/** Requests the profile while the element is near the viewport. */
function useRequest(box: RefObject<Element | null>, slug: string, isOwn: boolean): void {
  useEffect(() => {
    const element = box.current;
    if (element === null || hasArrived(slug) || areProfilesOff()) return;
    let isOver = false;
    let stop = () => {};
    loadProfiles().then(
      ({ watch }) => {
        if (!isOver) stop = watch(element, { slug, isOwn });
      },
      // Offline, or a newer deployment: the computed lines stay.
      () => {},
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [box, slug, isOwn]);
}
