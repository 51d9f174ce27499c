import type { NextRequest } from "next/server";
import * as v from "valibot";
import { BlendQuery, blendHref } from "../../../lib/blend/address.ts";
import { blendArtistOf } from "../../../lib/blend/blend.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../lib/site-data/read.ts";
import { drawnCardResponse } from "../../_ui/card/drawn-card-response.tsx";
import { blendCard } from "../card-content.ts";

/** The preview image of a blend's address, in the form that the page writes it: `?with=` slugs, two at least. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const { entries } = v.parse(BlendQuery, { with: nextUrl.searchParams.getAll("with") }).with;
  const files = await Promise.all(entries.map(({ artist }) => readData(ARTIST_FILE, { slug: artist })));
  const inputs = files.flatMap((file, at) =>
    file === null ? [] : [{ artist: blendArtistOf(file), weight: entries[at]?.weight ?? 1 }],
  );
  if (inputs.length < 2 || inputs.length < entries.length) return new Response("No such blend.\n", { status: 404 });
  return drawnCardResponse(`${files[0]?.edition} ${blendHref(entries)}`, async () => {
    const { dataset } = await requireData(MANIFEST_FILE, {});
    return blendCard(inputs, dataset.kind === "simulated");
  });
}
