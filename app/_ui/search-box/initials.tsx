/** Says that a name was found by its initials. */
export function Initials() {
  return (
    <span className="ml-2 font-normal text-ink-soft text-xs">
      <span className="sr-only">, found by its </span>initials
    </span>
  );
}
