/** A machine-readable error: RFC 9457 problem details. `detail` is our own text, never another server's message. */
export type Problem = { title: string; status: number; detail?: string };

/** The body, `application/problem+json`. */
export const problemText = (details: Problem) => JSON.stringify({ type: "about:blank", ...details });

export function problem(details: Problem, headers: Record<string, string> = {}): Response {
  return new Response(problemText(details), {
    status: details.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}
