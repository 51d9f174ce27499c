type SearchStatusProps = {
  message: string;
  /** Whether no list says it better. */
  isSeen: boolean;
};

/** Announces the number of suggestions politely; if there are none, the message is visible to everyone. */
export function SearchStatus({ message, isSeen }: SearchStatusProps) {
  return (
    <p
      role="status"
      className={isSeen ? "rounded-2xl border border-rule-strong bg-paper px-5 py-3 text-ink-soft" : "sr-only"}
    >
      {message}
    </p>
  );
}
