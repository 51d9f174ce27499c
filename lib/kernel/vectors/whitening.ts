/** Below this share of a column's square, the remainder after the previous columns is rounding error. */
const DEPENDENT = 1e-12;

/**
 * (L⁻¹)ᵀ of the Cholesky factor L of a Gram matrix, upper triangular and row-major: rows y, taken as y·(L⁻¹)ᵀ, get the inner
 * products y·G⁻¹·y′, and the columns of the matrix with that Gram matrix become orthonormal. Dependent columns become 0.
 */
export function whitening(gram: Float64Array, size: number): Float64Array {
  const lower = cholesky(gram, size);
  const upper = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const pivot = lower[column * size + column];
    if (pivot === 0) continue;
    // Column `column` of L⁻¹ by forward substitution, which is a row of the result.
    upper[column * size + column] = 1 / pivot;
    for (let row = column + 1; row < size; row++) {
      let sum = 0;
      for (let g = column; g < row; g++) sum -= lower[row * size + g] * upper[column * size + g];
      const diagonal = lower[row * size + row];
      upper[column * size + row] = diagonal === 0 ? 0 : sum / diagonal;
    }
  }
  return upper;
}

function cholesky(gram: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const whole = gram[row * size + column];
      let value = whole;
      for (let g = 0; g < column; g++) value -= lower[row * size + g] * lower[column * size + g];
      const pivot = lower[column * size + column];
      if (row === column) lower[row * size + row] = value > DEPENDENT * whole ? Math.sqrt(value) : 0;
      else lower[row * size + column] = pivot === 0 ? 0 : value / pivot;
    }
  }
  return lower;
}
