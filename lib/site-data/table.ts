import { string } from "valibot";
import { declareFile } from "./declaration.ts";

export const TABLE_FILE = declareFile({
  path: "tables/{table}.csv",
  schemaName: "Table",
  schema: string(),
  mediaType: "text/csv",
  summary: "What the figures are computed from, as CSV with a header: artists, and listeners in bins",
  parameters: {
    table: {
      description: "One of those that the queries load.",
      pattern: "[a-z-]+",
      maxLength: 64,
      example: "listeners-by-artists",
    },
  },
});
