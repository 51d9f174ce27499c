/** Apple's keyboards have a key of their own for shortcuts; the server cannot know. */
function nameKey(hint: HTMLElement | null): void {
  if (hint !== null && /Mac|iPhone|iPad/.test(navigator.userAgent)) hint.textContent = "⌘K";
}

/** Names the keys that lead to the search box, where there is a mouse and so a keyboard; the box itself tells assistive technology. */
export function ShortcutHint() {
  return (
    <span
      ref={nameKey}
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 right-16 hidden items-center font-sans text-ink-soft text-xs peer-not-placeholder-shown:hidden! peer-focus:hidden! sm:pointer-fine:flex print:hidden"
    >
      Ctrl K
    </span>
  );
}
