"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import { PageForm } from "../_ui/page-form.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { SearchBox } from "../_ui/search-box/search-box.tsx";

/** An end of the path; until it is a known artist, both fields hold the typed text. */
type End = { slug: string; name: string };

/** `wish` is what the address asks for beside its ends. */
type PathFormProps = { from: End; to: End; wish: Pick<PathQuery, "avoid" | "min" | "route"> };

/** Both ends in one form to this page; choosing a suggestion navigates at once. */
export function PathForm({ from, to, wish }: PathFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const query: PathQuery = { ...wish, from: from.slug, to: to.slug };
  /** The current value of a field: its artist, or text typed since. */
  const current = (field: "from" | "to") => {
    const typed = form.current ? new FormData(form.current).get(field) : null;
    const end = field === "from" ? from : to;
    return typeof typed !== "string" || typed === end.name ? end.slug : typed;
  };
  const choose = (changed: Partial<PathQuery>) => {
    router.push(pathHref({ ...wish, from: current("from"), to: current("to"), ...changed }));
  };
  return (
    <PageForm ref={form} action="/path" role="search" aria-label="Start and end of the path" className="mt-8">
      <div className="grid max-w-4xl items-end gap-x-4 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto]">
        <Field label="From">
          <SearchBox
            label="From"
            placeholder="An artist"
            size="field"
            action={null}
            name="from"
            defaultValue={from.name}
            hrefOf={(slug) => pathHref({ ...query, from: slug })}
            onChoose={({ slug, name }) => {
              choose({ from: slug });
              return name;
            }}
          />
        </Field>
        <PageLink
          href={pathHref({ ...query, from: to.slug, to: from.slug })}
          rel="nofollow"
          aria-label="Swap start and end"
          className="flex size-11 items-center justify-center justify-self-center rounded-full border border-rule-strong text-lg leading-none hover:border-accent hover:text-accent max-sm:rotate-90"
        >
          ⇄
        </PageLink>
        <Field label="To">
          <SearchBox
            label="To"
            placeholder="Another artist"
            size="field"
            action={null}
            name="to"
            defaultValue={to.name}
            hrefOf={(slug) => pathHref({ ...query, to: slug })}
            onChoose={({ slug, name }) => {
              choose({ to: slug });
              return name;
            }}
          />
        </Field>
        <button
          type="submit"
          className="min-h-11 rounded-full bg-accent px-6 sm:max-lg:col-span-3 sm:max-lg:justify-self-start font-semibold text-on-accent text-sm"
        >
          Find the path
        </button>
      </div>
      {wish.min === 0 ? null : <input type="hidden" name="min" value={wish.min} />}
      {wish.route === "smoothest" ? null : <input type="hidden" name="route" value={wish.route} />}
    </PageForm>
  );
}

/** The visible label; the field itself carries the same name. */
function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p aria-hidden="true" className="mb-1 pl-5 font-semibold text-ink-soft text-sm">
        {label}
      </p>
      {children}
    </div>
  );
}
