import { string } from "valibot";
import { declareFile } from "./declaration.ts";

export const TABLE_FILE = declareFile({
  path: "tables/{table}.csv",
  schemaName: "Table",
  schema: string(),
  mediaType: "text/csv",
  summary: "The tables that the figures are computed from, as CSV with a header row: artists, and listeners in bins",
  parameters: {
    table: {
      description: "One of the tables that the queries load.",
      pattern: "[a-z-]+",
      maxLength: 64,
      example: "listeners-by-artists",
    },
  },
});
