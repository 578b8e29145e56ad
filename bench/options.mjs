import { parseArgs } from 'node:util';

/** What the command line says: how often, how long, and which scenarios. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick, only } = values;
  return {
    rounds: readNumber('rounds', values.rounds ?? (quick ? '1' : '3')),
    seconds: readNumber('seconds', values.seconds ?? (quick ? '0.5' : '2')),
    starts: quick ? 1 : 5,
    only,
  };
}

function readNumber(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0, not "${text}".`);
  return number;
}
