/** Two overlapping circles, the lens in the accent: one pair of artists and the listeners they share. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 28" className={className} aria-hidden="true">
      <path d="M20 4.87a11.25 11.25 0 0 1 0 18.26a11.25 11.25 0 0 1 0-18.26Z" fill="var(--color-accent)" />
      <g fill="none" stroke="currentColor" strokeWidth="2.25">
        <circle cx="13.43" cy="14" r="11.25" />
        <circle cx="26.57" cy="14" r="11.25" />
      </g>
    </svg>
  );
}
