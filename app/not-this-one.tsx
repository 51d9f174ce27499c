import type { TakenArtist } from "./typed-artist.ts";

type NotThisOneProps = {
  taken: readonly TakenArtist[];
  /** The address with another artist in place of the leader. */
  hrefWith: (leader: string, other: string) => string;
};

/** For texts that were taken to mean their clear leaders: whom else they may mean. */
export function NotThisOne({ taken, hrefWith }: NotThisOneProps) {
  return taken.map(({ typed, leader, others }) =>
    others.length === 0 ? null : (
      <p key={typed} className="mt-4 text-ink-soft text-sm print:hidden">
        Not this one? “{typed}” may also mean{" "}
        <span className="inline-flex flex-wrap gap-x-4">
          {others.map(({ slug, name }) => (
            <a
              key={slug}
              href={hrefWith(leader.slug, slug)}
              rel="nofollow"
              translate="no"
              className="link inline-flex min-h-6 items-center text-ink"
            >
              {name}
            </a>
          ))}
        </span>
      </p>
    ),
  );
}
