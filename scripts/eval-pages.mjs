// `npm run eval:pages -- DIR`: how well recipe pages are read, against pages with labels: `<site>/<page>.html` with
// `<page>.json` beside it. Sites fall into two halves by their names, so that one can be kept for checking.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { build } = await import('esbuild');
const outfile = resolve('build/recipe-page.mjs');
await build({
  entryPoints: ['src/domain/recipe-page.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
});
const { readRecipePage } = await import(pathToFileURL(outfile).href);

const [folder, only, half] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    'Usage: npm run eval:pages -- DIR [title|ingredients|steps|time|servings|image [0|1]]\n',
  );
  process.exit(2);
}

const line = (text) => String(text).normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
const signs = (text) => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');
const listOf = (value) => (Array.isArray(value) && value.length > 0 ? value : undefined);
/** The labels have the headings of steps among the steps, or leave them out. */
const withHeadings = (steps) =>
  steps.flatMap(({ text, section }, at) =>
    section !== undefined && section !== steps[at - 1]?.section ? [section, text] : [text],
  );
const address = (text) => (text ?? '').split(/[?#]/u, 1)[0];
/** Each measure: what the label wants (nothing: it does not count) and what was read, as texts. */
const MEASURES = {
  title: [
    ({ title }) => title && line(title).toLowerCase(),
    ({ name }) => line(name).toLowerCase(),
  ],
  ingredients: [
    ({ ingredients }) => listOf(ingredients)?.map(line).join('\n'),
    ({ ingredientLines }) => ingredientLines.map(line).join('\n'),
  ],
  steps: [
    ({ instructions_list: steps }) => listOf(steps) && signs(steps.join(' ')),
    ({ steps }) => signs(steps.map(({ text }) => text).join(' ')),
    ({ steps }) => signs(withHeadings(steps).join(' ')),
  ],
  time: [
    ({ total_time: time }) => time && String(time),
    ({ totalMinutes }) => String(totalMinutes),
  ],
  servings: [({ yields }) => /\d+/u.exec(yields ?? '')?.[0], ({ servings }) => String(servings)],
  image: [({ image }) => image && address(image), ({ imageUrl }) => address(imageUrl)],
};

const pages = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((file) => file.endsWith('.html') && existsSync(file.replace(/html$/u, 'json')))
  .toSorted();
const halfOf = (file) =>
  [...basename(dirname(file))].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 65_521, 7) %
  2;

const empty = { name: '', ingredientLines: [], steps: [] };
const score = Object.fromEntries(
  Object.keys(MEASURES).map((what) => [
    what,
    [
      [0, 0],
      [0, 0],
    ],
  ]),
);
const times = [];
const sources = new Map();
let exceptions = 0;
for (const file of pages) {
  const html = readFileSync(file, 'utf8');
  const label = JSON.parse(readFileSync(file.replace(/html$/u, 'json'), 'utf8'));
  let read;
  const began = performance.now();
  try {
    read = readRecipePage(html, label.canonical_url);
  } catch (error) {
    exceptions += 1;
    process.stdout.write(`${file}: ${error}\n`);
  }
  times.push(performance.now() - began);
  const source = read ? read.source : 'nothing';
  sources.set(source, (sources.get(source) ?? 0) + 1);
  for (const [what, [wantedOf, ...gotOfs]] of Object.entries(MEASURES)) {
    const wanted = wantedOf(label);
    if (!wanted) continue;
    const gots = gotOfs.map((gotOf) => gotOf(read ?? empty));
    const counts = score[what][halfOf(file)];
    counts[0] += gots.includes(wanted) ? 1 : 0;
    counts[1] += 1;
    if (
      only === what &&
      !gots.includes(wanted) &&
      (half === undefined || halfOf(file) === Number(half))
    ) {
      process.stdout.write(`${file} (${source})\n  wanted ${wanted}\n  read   ${gots.at(-1)}\n`);
    }
  }
}

const percent = ([right, of]) => `${((right / of) * 100).toFixed(1).padStart(5)} % of ${of}`;
for (const [what, [one, other]] of Object.entries(score)) {
  const all = [one[0] + other[0], one[1] + other[1]];
  process.stdout.write(
    `${what.padEnd(12)} ${percent(all)}   (half 0: ${percent(one)}, half 1: ${percent(other)})\n`,
  );
}
times.sort((a, b) => a - b);
const at = (part) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1);
process.stdout.write(`${[...sources].map(([name, n]) => `${name} ${n}`).join(', ')}\n`);
process.stdout.write(
  `${exceptions} exceptions, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${pages.length} pages\n`,
);
