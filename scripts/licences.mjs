// `npm run licences`: writes docs/licences.md, the licences of all that is delivered.
import { writeFileSync } from 'node:fs';
import { delivered } from './delivered.mjs';

/** Those that ask for no more than that they and their authors are named. */
export const PERMISSIVE = new Set(
  'MIT ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD OFL-1.1 Unlicense'.split(' '),
);

/**
 * Of sharp's packages each has the library that decodes pictures, as a file of its own that anybody may replace: that
 * is all the LGPL asks for beside the naming.
 */
export const isLibvips = ({ name, license }) =>
  name.startsWith('@img/sharp-') && license.split(' AND ').every((one) => isFree(one));
const isFree = (one) => PERMISSIVE.has(one) || one === 'LGPL-3.0-or-later';

/** The document. */
export function licences() {
  const rows = delivered().map(({ name, version, license }) => [name, version, license]);
  const heads = ['package', 'version', 'licence'];
  const widths = heads.map((head, at) =>
    Math.max(...[heads, ...rows].map((row) => row[at].length)),
  );
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [
    '# Licences of what is delivered',
    '',
    'Written by `npm run licences` from the lock file: what the server needs at run time and what the client is built',
    'from. All are permissive, but for the library that decodes pictures (`@img/sharp-…`, LGPL, linked as a file of its',
    'own); Ocipe itself is under the MIT licence (`LICENSE`).',
    '',
    line(heads),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    '',
  ].join('\n');
}

if (import.meta.url === `file://${process.argv[1]}`) writeFileSync('docs/licences.md', licences());
