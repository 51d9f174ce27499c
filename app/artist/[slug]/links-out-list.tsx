import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { linksOut } from "./links-out.ts";

/** Where "Listen" leads without scripts (app/_ui/listen), and where to read more. */
export function LinksOut({ artist }: { artist: ArtistFile }) {
  return (
    <nav id="listen" aria-labelledby="elsewhere" className="scroll-mt-6">
      <h2 id="elsewhere" className="text-lg">
        Listen and read elsewhere
      </h2>
      <ul className="mt-3 border-rule border-t">
        {linksOut(artist).map(({ label, note, href }) => (
          <li key={label} className="border-rule border-b">
            <a
              href={href}
              rel="noopener noreferrer external"
              className="flex min-h-11 items-center justify-between gap-4 text-sm hover:text-accent"
            >
              <span className="font-semibold">{label}</span>
              <span className="text-ink-soft">{note} ↗</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
