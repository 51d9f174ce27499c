import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { readKept } from "./kept-store.ts";

/**
 * Which artists of a list are folded away: those that were hidden when the page was opened. Whoever is hidden while it
 * is read stays where it is, so that nothing moves under the finger and the switch undoes it.
 */
export function useFolded() {
  const pathname = usePathname();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setIsOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another reading
  useEffect(() => {
    setHidden(new Set(readKept().hidden.map(({ slug }) => slug)));
    setIsOpen(false);
  }, [pathname]);
  return { isFolded: (slug: string) => hidden.has(slug), isOpen, toggle: () => setIsOpen(!isOpen) };
}
