import type { Route } from "next";
import Form from "next/form";
import type { ReactNode } from "react";

type SearchFrameProps = { action: Route | null; onSubmit: () => void; children: ReactNode };

/** The box's own form, or none where it is a field of another. */
export function SearchFrame({ action, onSubmit, children }: SearchFrameProps) {
  if (action === null) return <div className="relative">{children}</div>;
  return (
    <Form action={action} prefetch={false} role="search" onSubmit={onSubmit} className="relative">
      {children}
    </Form>
  );
}
