import type { KeyboardEvent } from "react";

/**
 * The option of an open or closed list that a key makes active, which also opens the list; null if the key does not move
 * through it. With Alt, Down only opens the list.
 */
export function nextOption(
  { key, altKey }: Pick<KeyboardEvent, "key" | "altKey">,
  active: number,
  isListed: boolean,
  count: number,
): number | null {
  if (key === "ArrowDown") return altKey ? active : isListed ? (active + 1) % count : 0;
  if (key === "ArrowUp") return isListed && active > 0 ? active - 1 : count - 1;
  return null;
}
