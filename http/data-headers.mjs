/**
 * The data are open: pages of any origin may read them, and tell from the ETag whether they have changed.
 * @returns {{ source: string, headers: { key: string, value: string }[] }[]} for next.config.js
 */
export function dataHeaders() {
  const headers = [
    { key: "Access-Control-Allow-Origin", value: "*" },
    { key: "Access-Control-Expose-Headers", value: "ETag" },
    { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
  ];
  return [
    { source: "/data/:path*", headers },
    { source: "/openapi.json", headers },
  ];
}
