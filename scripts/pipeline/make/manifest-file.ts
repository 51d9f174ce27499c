import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { MANIFEST_FILE, type Manifest } from "../../../lib/site-data/manifest.ts";
import type { LocatedDataset } from "../../datasets/source.ts";
import type { CappedSimilaritySettings } from "../engines/similarity-settings.ts";
import type { Ingested } from "../ingest/ingested.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CatalogueTags } from "./catalogue-tags.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

export interface PublishedSettings extends CappedSimilaritySettings {
  placeholders: readonly number[];
  lowConfidenceBelow: number;
  publishMinListeners: number;
  engine: string;
}

function withoutExamples(rows: Manifest["rows"]): Manifest["rows"] {
  return { ...rows, rejected: rows.rejected.map((reason) => ({ ...reason, examples: [] })) };
}

function tagCounts({ source, assignments, distinct, counts }: CatalogueTags): Manifest["tags"] {
  if (source === null) return null;
  return { ...source, assignments, distinct, artists: counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) };
}

/** What was built, from what, and how; nothing in it depends on the time or the machine. */
export function manifestFile(
  edition: string,
  dataset: LocatedDataset,
  ingested: Omit<Ingested, "userArtists">,
  catalogue: Catalogue,
  tags: CatalogueTags,
  settings: PublishedSettings,
): OutputFile {
  const { method } = settings;
  const value: Manifest = {
    formatVersion: FORMAT_VERSION,
    edition,
    // Size, checksum and rows of a listener's own file would reveal something about that listener.
    dataset: { ...dataset.description, files: dataset.description.isPersonal ? [] : ingested.files },
    sample: dataset.sample,
    rows: dataset.description.isPersonal ? withoutExamples(ingested.rows) : ingested.rows,
    users: ingested.users,
    interactions: ingested.interactions,
    plays: ingested.plays,
    artists: {
      ...ingested.identities,
      distinct: ingested.artists.length,
      published: catalogue.artists.length,
      publishMinListeners: settings.publishMinListeners,
      placeholders: settings.placeholders.length,
      withMbid: ingested.artists.filter(({ mbids }) => mbids.length > 0).length,
      withSeveralMbids: ingested.artists.filter(({ mbids }) => mbids.length > 1).length,
    },
    tags: tagCounts(tags),
    method: {
      id: method.id,
      name: method.name,
      formula: method.formula,
      source: method.source,
      parameters: {
        ...method.parameters,
        // Listed only if they change the lists.
        ...(settings.minOverlap > 1 && { minOverlap: settings.minOverlap }),
        ...(settings.maxShare < 1 && { maxShare: settings.maxShare }),
        ...(settings.maxArtistsPerListener !== null && { maxArtistsPerListener: settings.maxArtistsPerListener }),
      },
      topK: settings.topK,
      minListeners: settings.minListeners,
      shrinkage: settings.shrinkage,
      lowConfidenceBelow: settings.lowConfidenceBelow,
      engine: settings.engine,
    },
  };
  return outputFile(MANIFEST_FILE, {}, value);
}
