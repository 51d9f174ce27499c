"use client";

import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { FilterLink } from "./filter-link.tsx";

/** What follows "The 50 nearest artists" in an order other than the list's own. */
export const ORDER_EFFECTS = {
  familiar: ", better-known ones moved up",
  adventurous: ", lesser-known ones moved up",
};

/** The same artists in three orders, one of which is current: links with addresses of their own, as the filter's steps are. */
export function OrderControl({ path, filter }: { path: string; filter: NeighbourFilter }) {
  return (
    <ul aria-label="Order of the list">
      {(["familiar", null, "adventurous"] as const).map((order) => (
        <li key={order}>
          <FilterLink path={path} filter={{ ...filter, order }} isCurrent={order === filter.order}>
            {order ?? "balanced"}
          </FilterLink>
        </li>
      ))}
    </ul>
  );
}
