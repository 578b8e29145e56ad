import { parseArgs } from 'node:util';
import type { MixName } from './mix.ts';

export type SetupName = 'sqlite' | 'pg1' | 'pg2';
const SETUPS: readonly SetupName[] = ['sqlite', 'pg1', 'pg2'];
const MIXES: readonly MixName[] = ['mixed', 'reads', 'recipe list'];
/** Access tokens live five minutes, and each run begins with new ones. */
const LONGEST = 240;

/** What the command line says. */
export interface LoadOptions {
  seconds: number;
  connections: number;
  kitchens: number;
  runs: number;
  setups: readonly SetupName[];
  mixes: readonly MixName[];
}

/** @throws with a sentence when an option cannot be used */
export function readOptions(args: readonly string[]): LoadOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      connections: { type: 'string', default: '64' },
      kitchens: { type: 'string', default: '200' },
      runs: { type: 'string', default: '1' },
      only: { type: 'string' },
      mix: { type: 'string' },
    },
  });
  return {
    seconds: readNumber('seconds', values.seconds, LONGEST),
    connections: readNumber('connections', values.connections, 10_000),
    kitchens: readNumber('kitchens', values.kitchens, 100_000),
    runs: readNumber('runs', values.runs, 100),
    setups: readChoice('only', values.only, SETUPS),
    mixes: readChoice('mix', values.mix, MIXES),
  };
}

function readNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new Error(`--${name} must be a whole number from 1 to ${most}, not "${text}".`);
}

function readChoice<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): readonly Choice[] {
  const chosen = text === undefined ? choices : choices.filter((choice) => choice === text);
  if (chosen.length > 0) return chosen;
  throw new Error(`--${name} must be one of ${choices.join(', ')}, not "${text}".`);
}
