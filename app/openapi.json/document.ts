import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { FORMAT_VERSION } from "../../lib/primitives/format-version.ts";
import { ProfileResponse } from "../../lib/profiles/contract.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import type { FileDeclaration, ParameterDescription } from "../../lib/site-data/declaration.ts";
import { PUBLISHED_FILES } from "../../lib/site-data/files.ts";
import type { DatasetDescription } from "../../lib/site-data/manifest.ts";

const JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema";

interface DocumentOptions {
  origin: string;
  dataset: DatasetDescription;
  /** An existing artist, for the examples. */
  artistSlug: string;
}

/** The public API in OpenAPI 3.1, generated from the schemas that validate files when they are written and read. */
export function openApiDocument({ origin, dataset, artistSlug }: DocumentOptions) {
  const schemas = Object.fromEntries(
    PUBLISHED_FILES.map(({ schemaName, schema }) => [schemaName, jsonSchemaOf(schema)]),
  );
  return {
    openapi: "3.1.1",
    info: {
      title: "Kindred",
      summary: "Similar artists from listening data, with the evidence for each pair.",
      description: `Static JSON files, readable from any origin without a key or sign-up. Every file under /data has a formatVersion, currently ${FORMAT_VERSION}. It increases when a reader of the old format would misread the new one, not when fields are added. Dataset: ${dataset.title} (${dataset.kind}). Licence: ${dataset.licence}. Citation: ${dataset.citation}`,
      version: `${FORMAT_VERSION}.0.0`,
      license: { name: "MIT for the software; the data have their own licence, see description" },
    },
    jsonSchemaDialect: JSON_SCHEMA_DIALECT,
    servers: [{ url: origin }],
    tags: [
      { name: "data", description: "Files written by the pipeline." },
      { name: "live", description: "Responses that the server fetches from other services." },
    ],
    paths: {
      ...Object.fromEntries(
        PUBLISHED_FILES.map((file) => [`/data/${file.path}`, { get: fileOperation(file, artistSlug) }]),
      ),
      "/api/bio/{slug}": { get: profileOperation(artistSlug) },
    },
    components: {
      schemas: { ...schemas, Profile: jsonSchemaOf(ProfileResponse), Problem: PROBLEM },
      headers: {
        ETag: {
          description:
            "Changes with the content. Send it in If-None-Match; the response is 304 if the content has not changed.",
          schema: { type: "string" },
        },
        AllowOrigin: { description: "Pages of any origin may read the response.", schema: { const: "*" } },
      },
    },
  };
}

/** RFC 9457. */
const PROBLEM = {
  type: "object",
  properties: { type: { type: "string" }, title: { type: "string" }, status: { type: "integer" } },
  required: ["type", "title", "status"],
};

function jsonSchemaOf(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...jsonSchema } = toJsonSchema(schema, {
    target: "draft-2020-12",
    typeMode: "output",
    // Checks written as code have no counterpart in JSON Schema, so the document accepts a superset.
    errorMode: "ignore",
  });
  return jsonSchema;
}

const contentOf = (schemaName: string, mediaType = "application/json") => ({
  [mediaType]: { schema: { $ref: `#/components/schemas/${schemaName}` } },
});

const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

function parametersOf({ parameters }: FileDeclaration, artistSlug: string) {
  return Object.entries<ParameterDescription>(parameters).map(
    ([name, { description, pattern, maxLength, example }]) => ({
      name,
      in: "path",
      required: true,
      description,
      example: name === "slug" ? artistSlug : example,
      schema: { type: "string", pattern: `^(?:${pattern})$`, ...(maxLength !== undefined && { maxLength }) },
    }),
  );
}

function fileOperation(file: FileDeclaration, artistSlug: string) {
  const { path, schemaName, mediaType, summary, isAlways } = file;
  return {
    operationId: operationIdOf(path),
    tags: ["data"],
    summary: isAlways ? summary : `${summary} (not for every dataset)`,
    parameters: parametersOf(file, artistSlug),
    responses: {
      200: {
        description: "The file.",
        headers: {
          ETag: { $ref: "#/components/headers/ETag" },
          "Access-Control-Allow-Origin": { $ref: "#/components/headers/AllowOrigin" },
        },
        content: contentOf(schemaName, mediaType),
      },
      304: { description: "The file has not changed since the version named in If-None-Match." },
      404: { description: "No such file." },
    },
  };
}

/** "browse/letter/{letter}/{page}.json" → "browseLetterByLetterAndPage". */
function operationIdOf(path: string): string {
  const parts = path.replace(/\.\w+$/, "").split("/");
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const fixed = parts
    .filter((part) => !part.startsWith("{"))
    .map((part, index) => (index === 0 ? part : capital(part)));
  const variable = parts.filter((part) => part.startsWith("{")).map((part) => capital(part.slice(1, -1)));
  return [...fixed, ...(variable.length > 0 ? ["By", variable.join("And")] : [])].join("");
}

function profileOperation(artistSlug: string) {
  return {
    operationId: "profileBySlug",
    tags: ["live"],
    summary:
      "The artist's profile at Last.fm or Wikipedia, where this site has such a source; for the site's own pages",
    parameters: parametersOf(ARTIST_FILE, artistSlug),
    responses: {
      200: {
        description: "The outcome of the request. A text is from the page at its `url`, licensed CC BY-SA.",
        content: contentOf("Profile"),
      },
      404: { description: "The dataset has no such artist.", content: problemContent },
    },
  };
}
