import "server-only";
import { cache } from "react";
import { MethodLists } from "../site-data/method-lists.ts";
import { readDataFile } from "./read-json.ts";

/** A few artists' neighbours under several methods; null where the dataset is too large to compare them. */
export const readMethodLists = cache(() => readDataFile("methods.json", MethodLists));
