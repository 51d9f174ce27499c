import { createHash, timingSafeEqual } from "node:crypto";
import { revalidatePath } from "next/cache";
import { readEnvironment } from "../../../lib/environment.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** `POST` with `Authorization: Bearer <REVALIDATE_TOKEN>`: every page is rebuilt at its next visit, from the data as they are now. */
export async function POST(request: Request): Promise<Response> {
  const { REVALIDATE_TOKEN } = readEnvironment(process.env);
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const isAllowed = REVALIDATE_TOKEN !== undefined && timingSafeEqual(digest(given), digest(REVALIDATE_TOKEN));
  // Without the token, a caller can't find out whether one is set.
  if (!isAllowed) return problem(401, "This needs the operator's token");
  revalidatePath("/", "layout");
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

/** RFC 9457. */
function problem(status: number, title: string): Response {
  return Response.json(
    { type: "about:blank", title, status },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );
}
