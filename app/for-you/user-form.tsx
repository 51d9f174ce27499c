/** A Last.fm user name as a plain form. */
export function UserForm({ defaultValue = "" }: { defaultValue?: string }) {
  return (
    <form action="/for-you" method="get" className="mt-3">
      <label htmlFor="user" className="block text-ink-soft">
        Last.fm user name. We fetch only that user’s top artists.
      </label>
      <input
        id="user"
        name="user"
        type="text"
        required
        minLength={2}
        maxLength={15}
        pattern="\s*[A-Za-z0-9][A-Za-z0-9_\-]+\s*"
        title="2 to 15 letters, digits, hyphens or underscores"
        defaultValue={defaultValue}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className="mt-4 block h-12 w-full rounded-full border border-rule-strong bg-paper px-5"
      />
      <button type="submit" className="mt-4 min-h-12 rounded-full border border-accent px-7 font-semibold text-accent">
        Look up
      </button>
    </form>
  );
}
