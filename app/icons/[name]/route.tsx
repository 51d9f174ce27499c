import { notFound } from "next/navigation";
import { ImageResponse } from "next/og";
import { icoFile } from "../ico-file.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

/** The tokens of globals.css in sRGB, as in app/icon.svg. */
const COLOURS = { paper: "#fafbfc", ink: "#16161a", accent: "#a0125c" };

type Icon = {
  /** Pixels. */
  size: number;
  /** The logo's share of the width. */
  scale: number;
  /** Systems cut these into shapes of their own, or fill what is transparent with black. */
  isFilled: boolean;
};

/**
 * app/icon.svg as pixels, drawn by the build, for what takes no SVG. A maskable icon's logo lies within the circle of 80% of its
 * width, which no mask cuts.
 */
const ICONS: Record<string, Icon> = {
  "favicon.ico": { size: 32, scale: 1, isFilled: false },
  "32.png": { size: 32, scale: 1, isFilled: false },
  "apple-touch.png": { size: 180, scale: 0.78, isFilled: true },
  "192.png": { size: 192, scale: 1, isFilled: false },
  "512.png": { size: 512, scale: 1, isFilled: false },
  "maskable-512.png": { size: 512, scale: 0.72, isFilled: true },
};

export function generateStaticParams(): { name: string }[] {
  return Object.keys(ICONS).map((name) => ({ name }));
}

export async function GET(_request: Request, { params }: RouteContext<"/icons/[name]">) {
  const { name } = await params;
  const icon = ICONS[name];
  if (icon === undefined) notFound();
  const { size } = icon;
  const png = await new ImageResponse(<Drawing {...icon} />, { width: size, height: size }).arrayBuffer();
  const isIco = name.endsWith(".ico");
  return new Response(isIco ? icoFile(new Uint8Array(png), size) : png, {
    headers: { "content-type": isIco ? "image/x-icon" : "image/png", "cache-control": "public, max-age=86400" },
  });
}

function Drawing({ size, scale, isFilled }: Icon) {
  const { paper, ink, accent } = COLOURS;
  return (
    <div
      style={{
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        width: "100%",
        height: "100%",
        ...(isFilled && { background: paper }),
      }}
    >
      <svg viewBox="0 0 40 40" width={size * scale} height={size * scale} aria-hidden="true">
        <path d="M20 10.87a11.25 11.25 0 0 1 0 18.26a11.25 11.25 0 0 1 0-18.26Z" fill={accent} />
        <circle cx="13.43" cy="20" r="11.25" fill="none" stroke={ink} strokeWidth="3" />
        <circle cx="26.57" cy="20" r="11.25" fill="none" stroke={ink} strokeWidth="3" />
      </svg>
    </div>
  );
}
