import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";

export interface Field {
  /** "neighbours[].similarity" */
  path: string;
  /** "whole number", "text or null", … */
  type: string;
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  object: "object",
  array: "list",
  null: "null",
};

/**
 * The fields of a file with this schema, in the schema's order. Fields with nested fields come before
 * those; a shape that appeared before is named instead of repeated.
 */
export function fieldsOf(schema: GenericSchema): Field[] {
  const jsonSchema = toJsonSchema(schema, { target: "draft-2020-12", typeMode: "output", errorMode: "ignore" });
  return inObject(jsonSchema, "", new Map());
}

/** @param shown path of each shape that was shown, by its properties */
function inObject(schema: JsonSchema, before: string, shown: Map<string, string>): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === "boolean" ? [] : inProperty(property, `${before}${name}`, shown),
  );
}

function inProperty(property: JsonSchema, path: string, shown: Map<string, string>): Field[] {
  const shape = JSON.stringify(property.properties);
  const same = shape === undefined ? undefined : shown.get(shape);
  if (same !== undefined) return [{ path, type: `as ${same}` }];
  if (shape !== undefined) shown.set(shape, path);
  const { items } = property;
  const within = typeof items === "object" && !Array.isArray(items) ? inObject(items, `${path}[].`, shown) : [];
  return [{ path, type: typeOf(property) }, ...within, ...inObject(property, `${path}.`, shown)];
}

function typeOf({ type, anyOf, enum: values }: JsonSchema): string {
  if (anyOf !== undefined)
    return anyOf.map((one) => (typeof one === "boolean" ? "anything" : typeOf(one))).join(" or ");
  if (values !== undefined) return values.map(String).join(" or ");
  return [type ?? "anything"]
    .flat()
    .map((name) => WORDS[name] ?? name)
    .join(" or ");
}
