import { ImageResponse } from "next/og";
import { CARD, Card, type CardContent } from "./card.tsx";
import { createDrawnCards } from "./drawn-cards.ts";

/** Of one server, for all pages together. */
const cards = createDrawnCards();

const MAX_AGE_SECONDS = 3600;

/** The card of an address with parameters, kept in memory and never on disk; 503 while the server draws as many as it may. */
export async function drawnCardResponse(key: string, content: () => Promise<CardContent>): Promise<Response> {
  const png = await cards.get(key, async () => new ImageResponse(<Card {...(await content())} />, CARD).arrayBuffer());
  if (png === null) return new Response("Too many cards at once.\n", { status: 503, headers: { "Retry-After": "5" } });
  return new Response(png, {
    headers: { "Content-Type": "image/png", "Cache-Control": `public, max-age=${MAX_AGE_SECONDS}` },
  });
}
