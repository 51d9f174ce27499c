import type { ReactNode, SubmitEvent } from "react";
import { type FormPage, PageForm } from "../page-form.tsx";

type SearchFrameProps = {
  action: FormPage | null;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** The box's own form, or none if it is a field of another. */
export function SearchFrame({ action, onSubmit, children }: SearchFrameProps) {
  if (action === null) return <div className="relative">{children}</div>;
  return (
    <PageForm action={action} role="search" onSubmit={onSubmit} className="relative">
      {children}
    </PageForm>
  );
}
