/** An error as programs read it: RFC 9457 problem details. `detail` is ours alone, never what another server said. */
export type Problem = { title: string; status: number; detail?: string };

/** The body, `application/problem+json`. */
export const problemText = (details: Problem) => JSON.stringify({ type: "about:blank", ...details });

export function problem(details: Problem, headers: Record<string, string> = {}): Response {
  return new Response(problemText(details), {
    status: details.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}
