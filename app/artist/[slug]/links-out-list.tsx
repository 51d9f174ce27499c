import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { linksOut } from "./links-out.ts";

export function LinksOut({ artist }: { artist: ArtistFile }) {
  return (
    <nav aria-labelledby="elsewhere">
      <h2 id="elsewhere" className="text-lg">
        Elsewhere
      </h2>
      <ul className="mt-3 border-rule border-t">
        {linksOut(artist).map(({ label, note, href }) => (
          <li key={label} className="border-rule border-b">
            <a
              href={href}
              rel="noopener noreferrer external"
              className="flex min-h-12 items-center justify-between gap-4 hover:text-accent"
            >
              <span className="font-semibold">{label}</span>
              <span className="text-sm text-ink-soft">{note} ↗</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
