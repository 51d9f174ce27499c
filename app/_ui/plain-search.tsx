import Form from "next/form";

type PlainSearchProps = {
  label: string;
  placeholder?: string;
  size: "hero" | "compact";
};

/** A search that needs no script: submits `q` to /search. */
export function PlainSearch({ label, placeholder = "Search artists", size }: PlainSearchProps) {
  const hero = size === "hero";
  return (
    <Form action="/search" prefetch={false} role="search" className="relative">
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        required
        className={`w-full rounded-full border border-rule-strong bg-paper placeholder:text-ink-soft ${
          hero ? "h-16 pr-32 pl-7 text-lg" : "h-11 pr-16 pl-5 text-sm"
        }`}
      />
      <button
        type="submit"
        className={`absolute inset-y-0 right-0 font-semibold text-accent ${hero ? "px-8" : "px-5 text-sm"}`}
      >
        {hero ? "Search" : "Go"}
      </button>
    </Form>
  );
}
