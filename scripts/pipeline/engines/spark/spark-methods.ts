import type { Method } from "../../../../lib/kernel/methods.ts";

/** The files in `spark/` with a method's weight and score. */
export interface SparkMethod {
  weight: string;
  score: string;
}

/** Each weight and score in SQL, next to the same in TypeScript (lib/kernel). Methods that train factors are only in the local engine. */
const SPARK_METHODS: Readonly<Record<string, SparkMethod>> = {
  "user-median-log": { weight: "user-median-log", score: "cosine" },
  "raw-cosine": { weight: "raw-plays", score: "cosine" },
  "log-cosine": { weight: "log-plays", score: "cosine" },
  tfidf: { weight: "tfidf", score: "cosine" },
  "binary-cosine": { weight: "binary", score: "binary-cosine" },
  jaccard: { weight: "binary", score: "jaccard" },
};

export const SPARK_METHOD_IDS: readonly string[] = Object.keys(SPARK_METHODS);

/** @returns null if only the local engine has the method */
export const sparkMethod = ({ id }: Pick<Method, "id">): SparkMethod | null => SPARK_METHODS[id] ?? null;
