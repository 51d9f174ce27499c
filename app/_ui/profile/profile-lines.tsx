"use client";

type ProfileLinesProps = {
  slug: string;
  name: string;
  /** What is known without any profile: tags and numbers. Shown until a profile arrives, and if none does. */
  introduction: string;
  /** Lines reserved from the start, so that nothing moves when the profile arrives. */
  lines?: 2 | 3;
};

/** Who an artist is, in two or three lines. */
export function ProfileLines({ introduction, lines = 2 }: ProfileLinesProps) {
  return (
    <p className={`text-sm ${lines === 2 ? "min-h-[2lh] line-clamp-2" : "min-h-[3lh] line-clamp-3"}`}>{introduction}</p>
  );
}
