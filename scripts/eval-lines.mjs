// `npm run eval:lines -- FILE.csv`: how well ingredient lines are read, against lines with labels.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('esbuild');
const outfile = resolve('build/ingredient-line.mjs');
await build({
  stdin: {
    contents:
      "export * from './src/domain/ingredient-line.ts'; export * from './src/domain/name-singular.ts';",
    resolveDir: '.',
    loader: 'ts',
  },
  outfile,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
});
const { readIngredientLine, singular } = await import(pathToFileURL(outfile).href);

const [file, only] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Usage: npm run eval:lines -- FILE.csv [quantity|unit|name]\n');
  process.exit(2);
}
const [header, ...rows] = readCsv(readFileSync(file, 'utf8'));
const labelled = rows
  .filter((cells) => cells.length === header.length)
  .map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));

const plain = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => singular(word))
    .join(' ');
const value = (text) => {
  const [whole, fraction] = text.includes('#') ? text.split('#') : [text, ''];
  const [top = '0', bottom = '1'] = fraction === '' ? [] : fraction.split('$');
  return Number(whole || 0) + Number(top) / Number(bottom);
};
const exact = (text) => {
  if (text === null) return undefined;
  return text.split(' ').reduce((sum, part) => {
    const [top, bottom = '1'] = part.split('/');
    return sum + Number(top) / Number(bottom);
  }, 0);
};

const score = { quantity: [0, 0], unit: [0, 0], name: [0, 0], all: [0, 0] };
const count = (what, isRight) => {
  score[what][0] += isRight ? 1 : 0;
  score[what][1] += 1;
};
const began = performance.now();
const read = labelled.map(({ input }) => readIngredientLine(input));
const took = performance.now() - began;
for (const [index, label] of labelled.entries()) {
  const line = read[index];
  const quantities = label.quantity.split(' ').filter(Boolean);
  const [amount] = line.amounts;
  const wanted = (quantities[0] ?? '').split('-')[0];
  const packed = /^([\d.#$]+)x$/.exec(wanted);
  const isQuantity =
    wanted === ''
      ? amount === undefined || amount.quantity === null
      : packed
        ? amount !== undefined
        : Math.abs((exact(amount?.quantity ?? null) ?? -1) - value(wanted)) <= value(wanted) * 0.02;
  const isName = plain(line.name) === plain(label.name);
  count('quantity', isQuantity);
  count('name', isName);
  if (only === 'quantity' && !isQuantity) show(label, line);
  if (only === 'name' && !isName) show(label, line);
  if (quantities.length <= 1) {
    const isUnit = plain(amount?.unit ?? '') === plain(label.unit);
    count('unit', isUnit);
    count('all', isQuantity && isUnit && isName);
    if (only === 'unit' && !isUnit) show(label, line);
  }
}
for (const [what, [right, of]] of Object.entries(score)) {
  process.stdout.write(`${what.padEnd(9)} ${((right / of) * 100).toFixed(2)} % of ${of}\n`);
}
process.stdout.write(`${((took / labelled.length) * 1000).toFixed(1)} µs a line\n`);

function show(label, line) {
  const [amount] = line.amounts;
  process.stdout.write(
    `${label.input}\n  wanted ${label.quantity} | ${label.unit} | ${label.name} | ${label.size}\n  read   ${amount?.quantity} | ${amount?.unit} | ${line.name} | ${line.size}\n`,
  );
}

function readCsv(text) {
  const all = [];
  let row = [];
  for (const [, quoted, bare, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\n\r]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.length > 1) all.push(row);
      row = [];
    }
  }
  return all;
}
