/** An error as programs read it: RFC 9457 problem details. `detail` is ours alone, never what another server said. */
export type Problem = { title: string; status: number; detail?: string };

export function problem(details: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...details }), {
    status: details.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}
