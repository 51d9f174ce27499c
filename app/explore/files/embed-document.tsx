import type { Figure } from "../../../lib/figures/_shared/figure.ts";
import type { BarsPlot } from "../../../lib/figures/_shared/plot.ts";
import { PlotKey } from "../_charts/plot-key.tsx";
import { StaticPlot } from "../_charts/static-plot.tsx";
import { BARS_MARGIN, PLOT_MARGIN } from "../_charts/theme.ts";
import { DARK, LIGHT } from "./palette.ts";

const variables = (palette: Record<string, string>) =>
  Object.entries(palette)
    .map(([name, colour]) => `--color-${name}:${colour}`)
    .join(";");

/** What the classes of the shared drawings mean here, where the site's style sheet isn't; a file, as the policy wants. */
export const EMBED_STYLE = `
:root{color-scheme:light dark;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--color-paper);color:var(--color-ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:20px;line-height:1.25;margin:0;letter-spacing:-.01em}
p{margin:8px 0}
a{color:inherit;text-decoration-color:var(--color-accent);text-underline-offset:.2em;display:inline-block;padding:10px 0}
:focus-visible{outline:2px solid var(--color-accent);outline-offset:3px}
.axis,ul,footer{font-size:13px;color:var(--color-ink-soft)}
.axis{margin:4px 0}
ul{display:flex;flex-wrap:wrap;gap:0 16px;margin:8px 0;padding:0;list-style:none}
li{display:flex;align-items:center;gap:6px}
.box{position:relative;height:300px}
.absolute{position:absolute}.overflow-visible{overflow:visible}
.rows{display:grid;grid-template-columns:minmax(104px,2fr) minmax(0,5fr);gap:8px}
ol{margin:0;padding:0;list-style:none;font-size:14px}
ol li{display:block;height:28px;line-height:28px;text-align:right;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
ol a{display:block;padding:0;overflow:hidden;text-overflow:ellipsis;text-decoration:none}
ol a:hover{text-decoration:underline}
footer{display:flex;flex-wrap:wrap;gap:0 20px;align-items:center}
`;

const EMBED_STYLE_PATH = "/embed/style.css";

type EmbedDocumentProps = { figure: Figure; source: string; pageHref: string; csvHref: string };

/** A figure alone on a page, to be put into others: no script, both colour schemes, any width. */
export function EmbedDocument({ figure, source, pageHref, csvHref }: EmbedDocumentProps) {
  const { title, finding } = figure;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Kindred`}</title>
        <link rel="canonical" href={pageHref} />
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href={EMBED_STYLE_PATH} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p id="finding">{finding}</p>
          <Drawing figure={figure} />
          <footer>
            <span>{source}</span>
            <a href={pageHref} target="_top">
              Explore on Kindred
            </a>
            <a href={csvHref} target="_top">
              CSV
            </a>
          </footer>
        </main>
      </body>
    </html>
  );
}

function Drawing({ figure: { plot, drawing, title, xTitle, yTitle } }: { figure: Figure }) {
  if (plot === null) return null;
  const accessible = { label: `${drawing}: ${title}`, describedBy: "finding" };
  if (plot.kind === "bars") {
    return (
      <>
        <div className="rows">
          <Names plot={plot} />
          <div className="box" style={{ height: plot.bars.length * 28 + BARS_MARGIN.bottom }}>
            <StaticPlot plot={plot} {...accessible} />
          </div>
        </div>
        <p className="axis">{xTitle}</p>
      </>
    );
  }
  return (
    <>
      <p className="axis">{yTitle}</p>
      <PlotKey plot={plot} />
      <div className="box">
        <StaticPlot plot={plot} {...accessible} />
      </div>
      <p className="axis" style={{ paddingLeft: PLOT_MARGIN.left }}>
        {xTitle}
      </p>
    </>
  );
}

function Names({ plot: { bars } }: { plot: BarsPlot }) {
  return (
    <ol>
      {bars.map(({ id, name, href }) => (
        <li key={id} title={name}>
          {href === null ? (
            name
          ) : (
            <a href={href} target="_top">
              {name}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
