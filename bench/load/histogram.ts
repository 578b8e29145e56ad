/** Below this, every value has a bucket of its own; above, each doubling is divided into half as many. */
const EXACT = 2048;
const HALF = EXACT / 2;

/** Counts of whole numbers such that any percentile is right to one in a thousand, however many values there are. */
export class Histogram {
  readonly #counts: number[] = [];
  #total = 0;

  /** @param value a whole number from 0, below 2^31 */
  add(value: number): void {
    const bucket = bucketOf(value);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
  }

  get total(): number {
    return this.#total;
  }

  /**
   * @param share from 0 to 1
   * @returns the smallest value that at least this share of all values does not exceed, to one in a thousand; 0 when
   * there are none
   */
  at(share: number): number {
    const wanted = Math.max(1, Math.ceil(this.#total * share));
    let seen = 0;
    for (let bucket = 0; bucket < this.#counts.length; bucket += 1) {
      seen += this.#counts[bucket] ?? 0;
      if (seen >= wanted) return highestOf(bucket);
    }
    return 0;
  }
}

function bucketOf(value: number): number {
  if (value < EXACT) return value;
  const shift = Math.floor(Math.log2(value)) - 10;
  return shift * HALF + (value >> shift);
}

/** The highest value of a bucket. */
function highestOf(bucket: number): number {
  if (bucket < EXACT) return bucket;
  const shift = Math.floor(bucket / HALF) - 1;
  return (((bucket % HALF) + HALF + 1) << shift) - 1;
}
