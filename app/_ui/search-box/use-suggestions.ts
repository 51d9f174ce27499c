import { useEffect, useState } from "react";
import type { Finds, Suggestions } from "./suggest.ts";

type Engine = typeof import("./engine.ts");

/** Loaded once a box is used, to keep it out of every page: one load for all boxes, retried after a failure. */
let loading: Promise<Engine> | null = null;

function loadEngine(): Promise<Engine> {
  loading ??= import("./engine.ts");
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/**
 * Suggestions for `text` once `isWanted` (the box has had focus), recent artists where it is empty; null before there are
 * any. A newer text aborts the requests of an older one. A new `refreshKey` reads the recent artists again.
 */
export function useSuggestions(text: string, finds: Finds, isWanted: boolean, refreshKey: unknown) {
  const [engine, setEngine] = useState<Engine | null>(null);
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const isEmpty = text.trim() === "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: recent artists are read again whenever they are refreshKey for
  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    const run = async () => {
      const loaded = await loadEngine();
      if (controller.signal.aborted) return;
      setEngine(loaded);
      setHasFailed(false);
      if (!isEmpty) return loaded.suggest(text, controller.signal, setSuggestions, finds);
      if (finds === "tags") return setSuggestions(null);
      setSuggestions(loaded.recentSuggestions());
      await loaded.warmUp();
    };
    run().catch((error: unknown) => {
      if (controller.signal.aborted) return;
      console.error(error);
      setHasFailed(true);
    });
    return () => controller.abort();
  }, [text, finds, isEmpty, isWanted, isEmpty ? refreshKey : null]);
  return { engine, suggestions, hasFailed };
}
