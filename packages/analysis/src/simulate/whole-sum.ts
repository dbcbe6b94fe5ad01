/** The sum of whole numbers that doubles hold, each exactly; exact however large it becomes. */
export function wholeSum(values: Float64Array): bigint {
  let [large, small] = [0n, 0];
  for (const value of values) {
    if (Math.abs(small) + Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      large += BigInt(small);
      small = 0;
    }
    small += value;
  }
  return large + BigInt(small);
}
