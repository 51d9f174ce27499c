import { type FactorMatrix, gramMatrix } from "./implicit-factors.ts";

/**
 * Rows z_i = L⁻¹·y_i with L·Lᵀ = YᵀY + μI (Cholesky), so that z_i·z_j = y_iᵀ·(YᵀY + μI)⁻¹·y_j, the kernel of ridge
 * regression: what artist i's listeners let the model expect for artist j. Directions that all artists share, such as
 * plain popularity, count less than in y_i·y_j; the larger μ, the more the directions stay as they were.
 * ‖z_j‖², the leverage of j (Hoaglin & Welsch 1978), is at least 0 and below 1: near 0 for artists hardly anyone plays.
 * @throws RangeError if μ is not positive.
 */
export function ridgeFactors(artists: FactorMatrix, ridge: number): FactorMatrix {
  if (!(ridge > 0 && Number.isFinite(ridge))) throw new RangeError(`ridge is ${ridge}, expected a positive number.`);
  const { rows, factors, data } = artists;
  const lower = cholesky(gramMatrix(artists, ridge), factors);
  const whitened = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    const start = row * factors;
    for (let f = 0; f < factors; f++) {
      let value = data[start + f];
      for (let g = 0; g < f; g++) value -= lower[f * factors + g] * whitened[start + g];
      whitened[start + f] = value / lower[f * factors + f];
    }
  }
  return { rows, factors, data: whitened };
}

/** The lower triangle L of L·Lᵀ = `matrix`, which is symmetric and positive definite; row-major. */
function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * size + column];
      for (let g = 0; g < column; g++) value -= lower[row * size + g] * lower[column * size + g];
      lower[row * size + column] = row === column ? Math.sqrt(value) : value / lower[column * size + column];
    }
  }
  return lower;
}
