/** What chance chooses from. */
export interface Candidate {
  id: number;
  state: 'active' | 'used';
}

/** How chance chooses. */
export interface RandomRules {
  /** Leave out what was cooked lately. */
  onlyActive: boolean;
  /** Leave out what is on the board already. */
  noneTwice: boolean;
}

/**
 * Draws one recipe, each with the same chance.
 * @param chance at least 0, less than 1
 * @returns undefined when none is left to choose from
 */
export function drawRecipe<T extends Candidate>(
  candidates: readonly T[],
  taken: ReadonlySet<number>,
  { onlyActive, noneTwice }: RandomRules,
  chance: number,
): T | undefined {
  const left = candidates.filter(
    ({ id, state }) => !(onlyActive && state === 'used') && !(noneTwice && taken.has(id)),
  );
  return left[Math.floor(chance * left.length)];
}
