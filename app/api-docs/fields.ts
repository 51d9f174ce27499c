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

/** What a file of this schema holds, field by field, as its schema has it; those with fields of their own stand before them. */
export function fieldsOf(schema: GenericSchema): Field[] {
  return inObject(toJsonSchema(schema, { target: "draft-2020-12", typeMode: "output", errorMode: "ignore" }), "");
}

function inObject(schema: JsonSchema, before: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === "boolean" ? [] : inProperty(property, `${before}${name}`),
  );
}

function inProperty(property: JsonSchema, path: string): Field[] {
  const { items } = property;
  const within = typeof items === "object" && !Array.isArray(items) ? inObject(items, `${path}[].`) : [];
  return [{ path, type: typeOf(property) }, ...within, ...inObject(property, `${path}.`)];
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
