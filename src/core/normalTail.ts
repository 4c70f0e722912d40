// The upper tail of the standard normal distribution, for samples too large to enumerate.

/** P(Z > z) for z ≥ 0, within 1e-14. Below 3 the series of the integral, above it Laplace's continued fraction. */
export function normalTail(z: number): number {
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) return 0.5 - density * integralSeries(z);
  let fraction = z;
  for (let k = 200; k >= 1; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}

/** z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + … */
function integralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}
