"use client";

import { type BlendEntry, MAX_WEIGHT } from "../../lib/blend/address.ts";
import type { BlendInput } from "../../lib/blend/blend.ts";
import { formatPlural, formatShare } from "../../lib/format.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { TagNames } from "../_ui/tag-names.tsx";
import type { UnknownArtist } from "../typed-artist.ts";
import { BlendLink } from "./blend-link.tsx";

/** The blend on a narrow screen: a chip per artist, which removes it. */
export function BlendChips({ entries, inputs, onRemove }: Omit<BlendInputsProps, "unknown">) {
  if (entries.length === 0) return null;
  return (
    <ul aria-label="In the blend" className="flex flex-wrap gap-2 lg:hidden">
      {entries.map((entry) => {
        const name = inputs.find(({ artist }) => artist.slug === entry.artist)?.artist.name ?? entry.artist;
        return (
          <li key={entry.artist} className="min-w-0">
            <BlendLink
              to={entries.filter((other) => other !== entry)}
              label={`Remove ${name}`}
              onFollow={onRemove}
              className="flex min-h-11 min-w-11 items-center gap-x-2 rounded-full border border-rule-strong px-4 font-semibold hover:border-accent hover:text-accent"
            >
              <span className="truncate">{name}</span>
              {entry.weight === 1 ? null : (
                <span aria-hidden="true" className="text-ink-soft text-sm tabular-nums">
                  {entry.weight}
                </span>
              )}
              <span aria-hidden="true" className="print:hidden">
                ×
              </span>
            </BlendLink>
          </li>
        );
      })}
    </ul>
  );
}

type BlendInputsProps = {
  entries: BlendEntry[];
  /** The entries whose artists are loaded. */
  inputs: BlendInput[];
  unknown: UnknownArtist[];
  onRemove: () => void;
};

/** The artists of the blend, each with its weight and a link to remove it. */
export function BlendInputs({ entries, inputs, unknown, onRemove }: BlendInputsProps) {
  const total = inputs.reduce((sum, { weight }) => sum + weight, 0);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="blended">
      <h2 id="blended" className="font-semibold font-text text-ink-soft text-sm tracking-normal">
        In the blend
      </h2>
      <ul className="mt-2 border-rule border-t">
        {entries.map((entry) => {
          const input = inputs.find(({ artist }) => artist.slug === entry.artist);
          const others = entries.filter((other) => other !== entry);
          const name = input?.artist.name ?? entry.artist;
          return (
            <li key={entry.artist} className="flex flex-wrap items-start gap-x-2 border-rule border-b py-2">
              <div className="min-w-0 flex-1">
                {input ? (
                  <InputArtist input={input} share={inputs.length > 1 ? entry.weight / total : null} />
                ) : (
                  <Unknown
                    entry={entry}
                    entries={entries}
                    unknown={unknown.find(({ typed }) => typed === entry.artist)}
                  />
                )}
              </div>
              {input && inputs.length > 1 ? <Weight entries={entries} entry={entry} name={name} /> : null}
              <BlendLink
                to={others}
                label={`Remove ${name}`}
                onFollow={onRemove}
                className={`${CONTROL} text-xl max-lg:hidden`}
              >
                ×
              </BlendLink>
              {input ? (
                <div className="w-full">
                  <TagNames tags={input.artist.tags} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const CONTROL =
  "flex size-11 shrink-0 items-center justify-center rounded-full leading-none hover:bg-paper-raised hover:text-accent aria-disabled:pointer-events-none aria-disabled:text-rule-strong print:hidden";

function InputArtist({ input: { artist }, share }: { input: BlendInput; share: number | null }) {
  return (
    <>
      <PageLink href={`/artist/${artist.slug}`} className="flex min-h-6 items-center font-semibold hover:text-accent">
        {artist.name}
      </PageLink>
      <p className="text-ink-soft text-sm tabular-nums">
        {share === null ? formatPlural(artist.listeners, "listener") : `${formatShare(share)} of the blend`}
      </p>
    </>
  );
}

/** Links for less and more; the number between them comes from the address. */
function Weight({ entries, entry, name }: { entries: BlendEntry[]; entry: BlendEntry; name: string }) {
  const withWeight = (weight: number) =>
    weight < 1 || weight > MAX_WEIGHT ? null : entries.map((other) => (other === entry ? { ...entry, weight } : other));
  return (
    <fieldset className="flex items-center" aria-label={`Weight of ${name}`}>
      <BlendLink to={withWeight(entry.weight - 1)} label={`Less ${name}`} className={`${CONTROL} text-lg`}>
        −
      </BlendLink>
      <output className="w-5 text-center font-semibold tabular-nums">
        <span className="sr-only">Weight </span>
        {entry.weight}
      </output>
      <BlendLink to={withWeight(entry.weight + 1)} label={`More ${name}`} className={`${CONTROL} text-lg`}>
        +
      </BlendLink>
    </fieldset>
  );
}

type UnknownProps = { entry: BlendEntry; entries: BlendEntry[]; unknown: UnknownArtist | undefined };

/** An address may name anyone; who is meant takes the place of who isn't there. */
function Unknown({ entry, entries, unknown }: UnknownProps) {
  return (
    <>
      <p className="font-semibold">{unknown ? `No artist called “${entry.artist}”` : entry.artist}</p>
      {unknown && unknown.matches.length > 0 ? (
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          Did you mean
          {unknown.matches.slice(0, 3).map(({ slug, name }) => (
            <BlendLink
              key={slug}
              to={entries.map((other) => (other === entry ? { ...entry, artist: slug } : other))}
              className="link inline-flex min-h-11 items-center"
            >
              {name}
            </BlendLink>
          ))}
        </p>
      ) : null}
    </>
  );
}
