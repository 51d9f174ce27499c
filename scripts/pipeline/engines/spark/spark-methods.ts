import type { Method } from "../../../../lib/kernel/methods.ts";

/** The files in `spark/` that are a method's weight and score. */
export interface SparkMethod {
  weight: string;
  score: string;
}

/** Each weight and score in SQL, next to the same in TypeScript (lib/kernel). What trains factors is the local engine's. */
const SPARK_METHODS: Readonly<Record<string, SparkMethod>> = {
  "user-median-log": { weight: "user-median-log", score: "cosine" },
  "raw-cosine": { weight: "raw-plays", score: "cosine" },
  "log-cosine": { weight: "log-plays", score: "cosine" },
  tfidf: { weight: "tfidf", score: "cosine" },
  "binary-cosine": { weight: "binary", score: "binary-cosine" },
  jaccard: { weight: "binary", score: "jaccard" },
};

export const SPARK_METHOD_IDS: readonly string[] = Object.keys(SPARK_METHODS);

/** @returns null if the method is the local engine's alone */
export const sparkMethod = ({ id }: Pick<Method, "id">): SparkMethod | null => SPARK_METHODS[id] ?? null;
