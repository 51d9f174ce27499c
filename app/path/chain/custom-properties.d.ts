import "react";

declare module "react" {
  /** React passes custom properties on; its types don't know them. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
