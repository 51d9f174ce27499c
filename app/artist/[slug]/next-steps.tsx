import { DropDown } from "../../_ui/drop-down.tsx";
import { PageLink } from "../../_ui/page-link.tsx";
import { ShareButton } from "./share-button.tsx";

type NextStepsProps = { slug: string; name: string };

/** Next steps with this artist, and how to share it. */
export function NextSteps({ slug, name }: NextStepsProps) {
  const steps = [
    { label: "The network around it", href: `/around/${slug}` },
    { label: "Blend with others", href: `/blend?with=${slug}` },
    { label: "Path to another artist", href: `/path?from=${slug}` },
    { label: "Show on the map", href: `/map?artist=${slug}` },
  ] as const;
  return (
    <nav aria-label={`More with ${name}`}>
      <DropDown label="More">
        {steps.map(({ label, href }) => (
          <PageLink key={label} href={href} className="flex min-h-11 items-center px-4 hover:text-accent">
            {label}
          </PageLink>
        ))}
        <ShareButton title={`Artists like ${name}`} path={`/artist/${slug}`} />
      </DropDown>
    </nav>
  );
}
