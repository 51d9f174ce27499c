/** More than any matrix was seen to need; each sweep after the first few squares what is left beside the diagonal. */
const MAX_SWEEPS = 60;
/** Share of the matrix's squares beside the diagonal at which it counts as diagonal. */
const LEFT = 1e-24;

/**
 * The eigenvectors of a symmetric matrix as columns, largest eigenvalue first, row-major: by Jacobi's rotations in a fixed
 * order (Golub & Van Loan, "Matrix Computations", 8.5), with + − × ÷ √ alone, so that every machine gives the same bits.
 */
export function principalAxes(symmetric: Float64Array, size: number): Float64Array {
  const matrix = symmetric.slice();
  const axes = new Float64Array(size * size);
  for (let f = 0; f < size; f++) axes[f * size + f] = 1;
  const whole = matrix.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MAX_SWEEPS && besideDiagonal(matrix, size) > LEFT * whole; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, axes, size, p, q);
  }
  const order = Array.from({ length: size }, (_, f) => f).sort(
    (a, b) => matrix[b * size + b] - matrix[a * size + a] || a - b,
  );
  const sorted = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) sorted[row * size + column] = axes[row * size + order[column]];
  }
  return sorted;
}

function besideDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) sum += matrix[row * size + column] ** 2;
  }
  return 2 * sum;
}

/** Makes the element (p, q) 0. */
function rotate(matrix: Float64Array, axes: Float64Array, size: number, p: number, q: number): void {
  const beside = matrix[p * size + q];
  if (beside === 0) return;
  const slope = (matrix[q * size + q] - matrix[p * size + p]) / (2 * beside);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(slope * slope + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let f = 0; f < size; f++) turn(matrix, f * size + p, f * size + q, cosine, sine);
  for (let f = 0; f < size; f++) turn(matrix, p * size + f, q * size + f, cosine, sine);
  for (let f = 0; f < size; f++) turn(axes, f * size + p, f * size + q, cosine, sine);
}

function turn(values: Float64Array, at: number, other: number, cosine: number, sine: number): void {
  const a = values[at];
  const b = values[other];
  values[at] = cosine * a - sine * b;
  values[other] = sine * a + cosine * b;
}
