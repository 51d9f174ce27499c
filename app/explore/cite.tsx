import type { Manifest } from "../../lib/site-data/manifest.ts";
import { bibtex, citation } from "./citation.ts";
import { Copyable } from "./copyable.tsx";

/** How to cite these figures, as a sentence and as BibTeX. */
export function Cite({ manifest, address }: { manifest: Manifest; address: string }) {
  const forms = [
    { name: "Text", text: citation(manifest, address) },
    { name: "BibTeX", text: bibtex(manifest, address) },
  ];
  return (
    <section aria-labelledby="cite" className="border-rule border-t py-10">
      <h2 id="cite">Cite this</h2>
      <p className="mt-3 max-w-prose">
        The URLs of figures, files and queries are stable; the checksum identifies the data they are made from.
      </p>
      <div className="mt-6 grid gap-x-14 gap-y-6 lg:grid-cols-2">
        {forms.map(({ name, text }) => (
          <Copyable key={name} title={name} copyLabel={`Copy ${name}`} text={text} address={address} />
        ))}
      </div>
    </section>
  );
}
