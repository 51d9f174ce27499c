/** Next's hot reloading evaluates code and talks over a socket; production does neither. */
const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The Content-Security-Policy of a response. Inline styles stay as attributes only: figures are drawn with them.
 * @param {{ scripts?: string[], isEmbed?: boolean }} [options] sources of scripts beside our own files; by default
 * inline scripts, which Next writes into every page and a fixed header cannot name (see inline-scripts.mjs)
 */
export function contentSecurityPolicy({ scripts = ["'unsafe-inline'"], isEmbed = false } = {}) {
  const development = isDevelopment ? ["'unsafe-eval'"] : [];
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts, ...development].join(" "),
    "script-src-attr 'none'",
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    isEmbed ? "frame-ancestors *" : "frame-ancestors 'none'",
  ].join("; ");
}

const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Browsers heed it over HTTPS alone. Other hosts of the operator's domain, and preload lists, are the operator's to decide. */
const TRANSPORT = { key: "Strict-Transport-Security", value: "max-age=31536000" };

/** For `headers` of next.config.js: what every response carries, and who may frame it. */
export function securityHeaders() {
  return [
    { source: "/:path*", headers: isDevelopment ? EVERYWHERE : [...EVERYWHERE, TRANSPORT] },
    {
      source: "/((?!embed/).*)",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy() },
        { key: "X-Frame-Options", value: "DENY" },
      ],
    },
    {
      source: "/embed/:path+",
      headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy({ isEmbed: true }) }],
    },
  ];
}
