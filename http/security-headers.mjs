import { EARLY_FOLD_HASH } from "./early-fold.mjs";

/** Next's hot reloading evaluates code and uses a socket; production does neither. */
const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The Content-Security-Policy of a response. Inline styles are allowed as attributes only: figures use them.
 * @param {{ scripts?: string[], isEmbed?: boolean, previews?: { connect: string, media: string } | null }} [options]
 * sources of scripts beside our own; by default all inline scripts, which Next writes into every page and a fixed header
 * cannot name (see inline-scripts.mjs); `previews`: the origins of previews, where they are on
 */
export function contentSecurityPolicy({ scripts, isEmbed = false, previews = null } = {}) {
  // A hash next to 'unsafe-inline' would disable the latter.
  const inline = scripts === undefined ? ["'unsafe-inline'"] : [...scripts, EARLY_FOLD_HASH];
  const development = isDevelopment ? ["'unsafe-eval'"] : [];
  const connect = [...(isDevelopment ? ["ws:"] : []), ...(previews === null ? [] : [previews.connect])];
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inline, ...development].join(" "),
    "script-src-attr 'none'",
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(" "),
    ...(previews === null ? [] : [`media-src ${previews.media}`]),
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    isEmbed ? "frame-ancestors *" : "frame-ancestors 'none'",
  ].join("; ");
}

/** For a picture opened by itself: it styles itself and needs nothing else. */
const PICTURE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src-attr 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** SVG, and icons: the browser's own page around a picture has styles too. */
const PICTURES = "(?:.*\\.svg|favicon\\.ico|icons/.*)";

const NO_SNIFFING = { key: "X-Content-Type-Options", value: "nosniff" };

const DOCUMENTS = [
  NO_SNIFFING,
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Browsers honour it only over HTTPS. Other hosts of the operator's domain, and preload lists, are the operator's choice. */
const TRANSPORT = { key: "Strict-Transport-Security", value: "max-age=31536000" };

const NO_FRAMES = { key: "X-Frame-Options", value: "DENY" };

/** Scripts, styles and fonts of the build: the other headers are for documents, and would weigh more than a small script. */
const BUILD_FILES = "_next/static/(?:chunks|media)/";

/** A document's headers, for responses that Next does not produce. */
export function documentHeaders() {
  const headers = [
    ...DOCUMENTS,
    TRANSPORT,
    { key: "Content-Security-Policy", value: contentSecurityPolicy() },
    NO_FRAMES,
  ];
  return Object.fromEntries(headers.map(({ key, value }) => [key, value]));
}

/** For `headers` of next.config.js: what every response carries, and who may frame it. */
export function securityHeaders() {
  const transport = isDevelopment ? [] : [TRANSPORT];
  return [
    { source: `/(${BUILD_FILES}.*)`, headers: [NO_SNIFFING, ...transport] },
    { source: `/((?!${BUILD_FILES}).*)`, headers: [...DOCUMENTS, ...transport] },
    {
      source: `/((?!${BUILD_FILES}|embed/).*)`,
      headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy() }, NO_FRAMES],
    },
    { source: `/(${PICTURES})`, headers: [{ key: "Content-Security-Policy", value: PICTURE_POLICY }] },
    {
      source: "/embed/:path+",
      headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy({ isEmbed: true }) }],
    },
  ];
}
