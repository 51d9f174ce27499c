"use client";

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { Accessible, Plot } from "../../../lib/figures/_shared/plot.ts";
import type { LiveProps } from "./recharts-chart.tsx";

/** Starts loading this far outside the viewport, so that a chart is usually there when it is reached. */
const LOAD_WITHIN = "600px";

type Drawing = { Chart: ComponentType<LiveProps>; width: number; height: number };

/**
 * Shows `children`, the same chart drawn on the server, until it comes near the viewport and Recharts has loaded;
 * then Recharts takes over in the same box. Should loading fail, the drawing of the server stays.
 */
export function LiveChart({ plot, children, ...accessible }: { plot: Plot; children: ReactNode } & Accessible) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let wanted = true;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        const loaded = await import("./recharts-chart.tsx").catch(() => null);
        if (loaded === null || !wanted) return;
        // Recharts draws nothing in a box whose size it has yet to measure.
        setDrawing({ Chart: loaded.RechartsChart, width: element.clientWidth, height: element.clientHeight });
      },
      { rootMargin: LOAD_WITHIN },
    );
    observer.observe(element);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, []);

  return (
    // The outline of focus stays inside the box: around it stand the titles of the axes.
    <div
      ref={box}
      className="relative h-full **:[[role=application]]:-outline-offset-2"
      data-live={drawing === null ? undefined : ""}
    >
      {drawing === null ? (
        children
      ) : (
        <drawing.Chart
          plot={plot}
          {...accessible}
          initialDimension={{ width: drawing.width, height: drawing.height }}
        />
      )}
    </div>
  );
}
