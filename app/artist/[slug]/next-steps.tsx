import Link from "next/link";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { ShareButton } from "./share-button.tsx";

type NextStepsProps = { slug: string; name: string };

/** Where to go on with this artist, and how to take it to somebody else. */
export function NextSteps({ slug, name }: NextStepsProps) {
  const steps = [
    { label: "Blend with others", pathname: "/blend", query: { with: slug } },
    { label: "Path to another", pathname: "/path", query: { from: slug } },
    { label: "On the map", pathname: "/map", query: { artist: slug } },
  ];
  return (
    <nav aria-label={`Go on from ${name}`} className="flex flex-wrap items-center gap-x-7">
      {steps.map(({ label, pathname, query }) => (
        <Link key={pathname} href={{ pathname, query }} prefetch={false} className="link flex min-h-11 items-center">
          {label}
        </Link>
      ))}
      <ShareButton title={`Artists like ${name}`} path={`/artist/${slug}`} />
      <KeepButtons slug={slug} name={name} className="-ml-3" />
    </nav>
  );
}
