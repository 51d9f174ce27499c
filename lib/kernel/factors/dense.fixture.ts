/** x of A·x = b by Gauss–Jordan elimination with row pivoting: the plain textbook way. */
export function solveDense(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows.slice(column).reduce((best, row, offset) => {
      const larger = Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0);
      return larger ? column + offset : best;
    }, column);
    const chosen = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    const scaled = chosen.map((value) => value / (chosen[column] ?? 1));
    rows.forEach((row, index) => {
      rows[index] = row.map((value, place) => value - (row[column] ?? 0) * (scaled[place] ?? 0));
    });
    rows[column] = scaled;
  }
  return rows.map((row) => row[size] ?? 0);
}
