type TakeAwayProps = { slug: string; hasList: boolean };

/** The page as files, at stable URLs. */
export function TakeAway({ slug, hasList }: TakeAwayProps) {
  const files = [
    { label: "JSON", note: "all data on this page", href: `/data/artists/${slug}.json` },
    { label: "CSV", note: "this list, for spreadsheets", href: `/artist/${slug}/neighbours.csv` },
    { label: "JSPF", note: "this list, for music apps", href: `/artist/${slug}/neighbours.jspf` },
  ];
  return (
    <nav aria-labelledby="take-away">
      <h2 id="take-away" className="text-lg">
        Download
      </h2>
      <ul className="mt-3 border-rule border-t">
        {files.slice(0, hasList ? files.length : 1).map(({ label, note, href }) => (
          <li key={label} className="border-rule border-b">
            <a href={href} className="flex min-h-12 items-center justify-between gap-4 hover:text-accent">
              <span className="font-semibold">{label}</span>
              <span className="text-right text-sm text-ink-soft">{note}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
