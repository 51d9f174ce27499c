/** How the list is ranked, in words. */
export function Scoring() {
  return (
    <details className="max-w-prose text-ink-soft">
      <summary className="link inline-flex min-h-11 items-center text-ink marker:content-none">How it’s ranked</summary>
      <p className="pb-2">
        A score is an average of a result’s similarities to your artists, weighted as you set it, in which 0 stands for
        artists that don’t list it. It averages their square roots and squares the outcome, so that being near to two
        artists counts for more than being twice as near to one: 0.25 and 0.25 score 0.25, but 0.50 and 0 only 0.13.
        Your own artists are left out.
      </p>
    </details>
  );
}
