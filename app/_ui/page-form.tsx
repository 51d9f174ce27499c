"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, SubmitEvent } from "react";

/** Pages that read their input from their address. */
export type FormPage = "/search" | "/blend" | "/path";

type PageFormProps = Omit<ComponentProps<"form">, "action"> & { action: FormPage };

/** A plain GET form to a page of the site; with scripts, the router navigates there. Its fields hold text only. */
export function PageForm({ action, onSubmit, ...form }: PageFormProps) {
  const router = useRouter();
  const go = (event: SubmitEvent<HTMLFormElement>) => {
    onSubmit?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    );
    router.push(`${action}?${new URLSearchParams(fields)}`);
  };
  return <form {...form} action={action} onSubmit={go} />;
}
