"use client";

import { useEffect, useRef, useState } from "react";
import * as v from "valibot";
import { choosePreview, type Preview as Found, PreviewSource, previewSearch } from "../../../lib/listen/previews.ts";
import { fold } from "../../../lib/search/fold.ts";

type State =
  | { kind: "idle" | "asking" }
  | { kind: "playing" | "ended"; preview: Found }
  | { kind: "failed"; message: string };

/** A preview that has not begun by then won't, in ms. */
const TIMEOUT_MS = 10_000;
/** Apple's answers to an address that asks too often. */
const TOO_OFTEN = new Set([403, 429]);

let source: Promise<string | null> | null = null;

/** Where previews are asked for, null if they are off; asked once per page. */
function previewSource(): Promise<string | null> {
  source ??= fetch("/api/previews")
    .then(async (response) => v.parse(PreviewSource, await response.json()).api)
    .catch(() => null);
  return source;
}

/** Words for the reader. */
class Refusal extends Error {}

async function findPreview(api: string, name: string, signal: AbortSignal): Promise<Found> {
  const options = { signal, credentials: "omit", referrerPolicy: "no-referrer" } as const;
  const response = await fetch(previewSearch(api, name), options);
  if (TOO_OFTEN.has(response.status)) throw new Refusal("Too many previews were asked for. Try again in a minute.");
  if (!response.ok) throw new Refusal("The preview could not be loaded.");
  const isSame = (a: string, b: string) => fold(a) === fold(b);
  const found = choosePreview(await response.json(), { api, name, isSame });
  if (found === null) throw new Refusal("No preview by this artist was found.");
  return found;
}

/** Plays 30 seconds in place, from the iTunes Store; renders nothing unless this site has previews on. Silent once it closes. */
export default function Preview({ name }: { name: string }) {
  const [api, setApi] = useState<string | null>(null);
  const [state, setState] = useState<State>({ kind: "idle" });
  const audio = useRef<HTMLAudioElement>(null);
  const asking = useRef<AbortController>(null);
  useEffect(() => {
    let isWanted = true;
    previewSource().then((found) => {
      if (isWanted) setApi(found);
    });
    return () => {
      isWanted = false;
      asking.current?.abort();
    };
  }, []);
  if (api === null) return null;

  const play = async () => {
    const controller = new AbortController();
    asking.current = controller;
    const timer = window.setTimeout(() => controller.abort(), TIMEOUT_MS);
    setState({ kind: "asking" });
    try {
      const preview = await findPreview(api, name, controller.signal);
      if (audio.current === null || controller.signal.aborted) return;
      audio.current.src = preview.audio;
      await audio.current.play();
      setState({ kind: "playing", preview });
    } catch (error) {
      if (asking.current !== controller) return;
      setState({
        kind: "failed",
        message: error instanceof Refusal ? error.message : "The preview could not be loaded.",
      });
    } finally {
      window.clearTimeout(timer);
    }
  };
  const stop = () => {
    asking.current?.abort();
    asking.current = null;
    audio.current?.pause();
    setState({ kind: "idle" });
  };
  const isBusy = state.kind === "asking" || state.kind === "playing";
  const onEnded = () => setState((now) => (now.kind === "playing" ? { ...now, kind: "ended" } : now));
  return (
    <div className="border-rule border-t px-4 pt-1 pb-3">
      {/* biome-ignore lint/a11y/useMediaCaption: it is music, and the status names the song */}
      <audio ref={audio} onEnded={onEnded} />
      <button type="button" onClick={isBusy ? stop : play} className="min-h-11 font-semibold text-accent">
        {isBusy ? "Stop" : "Play 30 seconds"}
      </button>
      <p role="status" className="text-ink-soft">
        {state.kind === "asking" ? "Looking for a song…" : null}
        {state.kind === "playing" ? `Playing “${state.preview.song}”.` : null}
        {state.kind === "ended" ? `“${state.preview.song}” has ended.` : null}
        {state.kind === "failed" ? state.message : null}
      </p>
      {state.kind === "playing" || state.kind === "ended" ? (
        <p className="text-ink-soft">
          <a
            href={state.preview.store}
            rel="noopener noreferrer external"
            className="link inline-flex min-h-8 items-center"
          >
            Buy or stream it from Apple
          </a>{" "}
          Preview provided courtesy of iTunes.
        </p>
      ) : null}
    </div>
  );
}
