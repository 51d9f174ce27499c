import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { ShareButton } from "./share-button.tsx";

type NextStepsProps = { slug: string; name: string };

/** Next steps with this artist, and how to share it. */
export function NextSteps({ slug, name }: NextStepsProps) {
  const steps = [
    { label: "Blend with others", href: `/blend?with=${slug}` },
    { label: "Path to another artist", href: `/path?from=${slug}` },
    { label: "Show on the map", href: `/map?artist=${slug}` },
  ] as const;
  return (
    <nav aria-label={`More with ${name}`} className="flex flex-wrap items-center gap-x-7">
      {steps.map(({ label, href }) => (
        <PageLink key={label} href={href} className="link flex min-h-11 items-center">
          {label}
        </PageLink>
      ))}
      <ShareButton title={`Artists like ${name}`} path={`/artist/${slug}`} />
      <KeepButtons slug={slug} name={name} className="-ml-3" />
    </nav>
  );
}
