import type { Metadata } from "next";
import { SITE_OPEN_GRAPH } from "../../open-graph.ts";
import { CARD } from "./card.tsx";

type SharedPage = { title: string; description: string; url: string; card: string };

/** The part of a page's metadata that link previews read; the description is the image's alternative text too. */
export function cardMetadata({ title, description, url, card }: SharedPage): Pick<Metadata, "openGraph" | "twitter"> {
  const images = [{ url: card, ...CARD, alt: description }];
  return {
    openGraph: { ...SITE_OPEN_GRAPH, title, description, url, images },
    twitter: { card: "summary_large_image", title, description, images },
  };
}
