const EXAMPLE = "Radiohead\nBjörk\nSigur Rós, 120\nThe Beatles - Blackbird";

/** A plain form for a pasted list: the result has its own address. */
export function ListForm({ defaultValue = "" }: { defaultValue?: string }) {
  return (
    <form action="/for-you/list" method="post" className="mt-3">
      <label htmlFor="artists" className="block max-w-prose text-ink-soft">
        One artist per line, or separated by commas. Play counts and titles are fine too; up to 100 lines are read.
      </label>
      <textarea
        id="artists"
        name="list"
        required
        rows={8}
        defaultValue={defaultValue}
        placeholder={EXAMPLE}
        autoCapitalize="words"
        autoComplete="off"
        spellCheck={false}
        className="mt-4 block w-full rounded-2xl border border-rule-strong bg-paper px-5 py-4 placeholder:text-ink-soft"
      />
      <button type="submit" className="mt-4 min-h-12 rounded-full bg-accent px-7 font-semibold text-on-accent">
        Find artists
      </button>
    </form>
  );
}
