import type { ReactNode } from "react";

type MapControlsProps = {
  onZoom: (factor: number) => void;
  onWhole: () => void;
  /** One finger moves the map instead of the page. */
  isFree: boolean;
  onFree: (isFree: boolean) => void;
};

/** Buttons for everything that gestures do. */
export function MapControls({ onZoom, onWhole, isFree, onFree }: MapControlsProps) {
  return (
    <div className="absolute top-3 right-3 z-10 flex flex-col divide-y divide-rule overflow-clip rounded-full border border-rule-strong bg-paper">
      <Control label="Zoom in" onClick={() => onZoom(1.8)}>
        <path d="M8 3v10M3 8h10" />
      </Control>
      <Control label="Zoom out" onClick={() => onZoom(1 / 1.8)}>
        <path d="M3 8h10" />
      </Control>
      <Control label="Show the whole map" onClick={onWhole}>
        <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
      </Control>
      <Control label="Move the map with one finger" isPressed={isFree} onClick={() => onFree(!isFree)}>
        <path d="M8 1.5v13M1.5 8h13M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2" />
      </Control>
    </div>
  );
}

type ControlProps = { label: string; onClick: () => void; isPressed?: boolean; children: ReactNode };

function Control({ label, onClick, isPressed, children }: ControlProps) {
  // What only fingers need is shown only to them.
  const isForTouch = isPressed !== undefined;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onClick}
      className={`size-11 place-items-center hover:text-accent focus-visible:-outline-offset-2 aria-pressed:bg-accent aria-pressed:text-on-accent ${isForTouch ? "hidden pointer-coarse:grid" : "grid"}`}
    >
      <svg
        viewBox="0 0 16 16"
        className="size-4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}
