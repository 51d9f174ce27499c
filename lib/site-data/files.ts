import { type GenericSchema, string } from "valibot";
import { ArtistFile } from "./artist.ts";
import { BrowseIndex, BrowsePage } from "./browse.ts";
import { Comparisons } from "./comparisons.ts";
import { Explore, ExploreSql } from "./explore.ts";
import { Manifest } from "./manifest.ts";
import { MapFile } from "./map.ts";
import { MethodLists } from "./method-lists.ts";
import { NEIGHBOUR_GRAPH_PATH } from "./neighbour-graph.ts";
import { Quality } from "./quality.ts";
import { SearchHead, SearchShard } from "./search.ts";

/** A kind of file under `public/data`, and so of the public API. */
export interface PublishedFile {
  /** Its path, with a parameter in braces for each part that differs from file to file. */
  path: string;
  /** Name of the schema in the API's description; paths that share one share it. */
  schemaName: string;
  schema: GenericSchema;
  /** JSON where nothing else is said. */
  mediaType?: "text/csv" | "application/octet-stream";
  summary: string;
  parameters: readonly { name: string; description: string; pattern: string; example: string }[];
  /** False for what only some datasets have. */
  isAlways: boolean;
}

const PAGE = { name: "page", description: "From 1.", pattern: "[1-9][0-9]*", example: "1" };

/** Every kind of file that the pipeline publishes: whoever adds one lists it here (a test looks at the whole folder). */
export const PUBLISHED_FILES: readonly PublishedFile[] = [
  {
    path: "manifest.json",
    schemaName: "Manifest",
    schema: Manifest,
    summary: "What was built, from what and how: dataset, licence, counts, method",
    parameters: [],
    isAlways: true,
  },
  {
    path: "artists/{slug}.json",
    schemaName: "Artist",
    schema: ArtistFile,
    summary: "One artist: statistics, and the most similar artists with the evidence for each",
    parameters: [
      {
        name: "slug",
        description: "The artist's name in lower-case letters, digits and hyphens, as in the address of its page.",
        pattern: "[a-z0-9]+(?:-[a-z0-9]+)*",
        example: "radiohead",
      },
    ],
    isAlways: true,
  },
  {
    path: "browse/index.json",
    schemaName: "BrowseIndex",
    schema: BrowseIndex,
    summary: "How many artists and pages of artists there are, in all and by letter",
    parameters: [],
    isAlways: true,
  },
  {
    path: "browse/popular/{page}.json",
    schemaName: "BrowsePage",
    schema: BrowsePage,
    summary: "A hundred artists, by listeners: page by page this is the whole catalogue",
    parameters: [PAGE],
    isAlways: true,
  },
  {
    path: "browse/plays/{page}.json",
    schemaName: "BrowsePage",
    schema: BrowsePage,
    summary: "A hundred artists, by plays",
    parameters: [PAGE],
    isAlways: true,
  },
  {
    path: "browse/average-plays/{page}.json",
    schemaName: "BrowsePage",
    schema: BrowsePage,
    summary: "A hundred artists, by plays per listener",
    parameters: [PAGE],
    isAlways: true,
  },
  {
    path: "browse/letter/{letter}/{page}.json",
    schemaName: "BrowsePage",
    schema: BrowsePage,
    summary: "A hundred artists of one letter, by name",
    parameters: [
      { name: "letter", description: "a to z, or 0 for all others.", pattern: "[a-z0]", example: "b" },
      PAGE,
    ],
    isAlways: true,
  },
  {
    path: "browse/cluster/{cluster}/{page}.json",
    schemaName: "BrowsePage",
    schema: BrowsePage,
    summary: "A hundred artists of one region of the map, by listeners",
    parameters: [
      {
        name: "cluster",
        description: "A region of the map, by its most heard artist.",
        pattern: "[a-z0-9]+(?:-[a-z0-9]+)*",
        example: "radiohead",
      },
      PAGE,
    ],
    isAlways: false,
  },
  {
    path: "map.json",
    schemaName: "Map",
    schema: MapFile,
    summary: "Where each artist of the map stands, and its regions",
    parameters: [],
    isAlways: false,
  },
  {
    path: NEIGHBOUR_GRAPH_PATH,
    schemaName: "NeighbourGraph",
    schema: string(),
    mediaType: "application/octet-stream",
    summary: "All artists with their nearest, in one binary file; lib/site-data/neighbour-graph.ts describes its bytes",
    parameters: [],
    isAlways: false,
  },
  {
    path: "explore.json",
    schemaName: "Explore",
    schema: Explore,
    summary: "The figures of the dashboard, ranked and binned",
    parameters: [],
    isAlways: true,
  },
  {
    path: "sql.json",
    schemaName: "ExploreSql",
    schema: ExploreSql,
    summary: "The queries that made those figures from the tables",
    parameters: [],
    isAlways: true,
  },
  {
    path: "tables/{table}.csv",
    schemaName: "Table",
    schema: string(),
    mediaType: "text/csv",
    summary: "What the figures are computed from, as CSV with a header: artists, and listeners in bins",
    parameters: [
      {
        name: "table",
        description: "One of those that the queries load.",
        pattern: "[a-z-]+",
        example: "listeners-by-artists",
      },
    ],
    isAlways: true,
  },
  {
    path: "comparisons.json",
    schemaName: "Comparisons",
    schema: Comparisons,
    summary: "Manifests of other builds, to be set beside this one's",
    parameters: [],
    isAlways: false,
  },
  {
    path: "search/head.json",
    schemaName: "SearchHead",
    schema: SearchHead,
    summary: "The beginning of the search index: the most heard artists, and which shard holds which names",
    parameters: [],
    isAlways: true,
  },
  {
    path: "search/{shard}.json",
    schemaName: "SearchShard",
    schema: SearchShard,
    summary: "A shard of the search index",
    parameters: [
      {
        name: "shard",
        description:
          "from-<cut>, the cut being one of the head's: letters and digits, _hhhh for each other UTF-16 unit, _ for the empty one.",
        pattern: "(?:from|top)-[A-Za-z0-9_]*",
        example: "from-_",
      },
    ],
    isAlways: true,
  },
  {
    path: "quality.json",
    schemaName: "Quality",
    schema: Quality,
    summary: "How well each method finds listening that was hidden from it",
    parameters: [],
    isAlways: false,
  },
  {
    path: "methods.json",
    schemaName: "MethodLists",
    schema: MethodLists,
    summary: "The nearest artists of a few artists under several methods",
    parameters: [],
    isAlways: false,
  },
];
