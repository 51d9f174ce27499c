/** How the list is ranked, in words. */
export function Scoring() {
  return (
    <details className="max-w-prose text-ink-soft">
      <summary className="link inline-flex min-h-11 items-center text-ink marker:content-none">How it’s ranked</summary>
      <p className="pb-2">
        A score is the average of a result’s similarities to your artists, weighted as you set it; an artist that
        doesn’t list the result counts as 0. It averages the square roots and squares that average, so being similar to
        two artists counts for more than being twice as similar to one: 0.25 and 0.25 score 0.25, but 0.50 and 0 score
        only 0.13. Results are in order of such an average in which artists with more listeners, and high places in the
        lists, count a little more. Your own artists are left out.
      </p>
    </details>
  );
}
