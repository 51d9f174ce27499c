import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Kindred",
    short_name: "Kindred",
    description: "I love this artist; who else?",
    start_url: "/",
    display: "browser",
    background_color: "#fafbfc",
    theme_color: "#fafbfc",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
