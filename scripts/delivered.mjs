// What people get of other people's work: what the server needs at run time, and what the client is bundled from.
import { readFileSync } from 'node:fs';

/** Development packages that end up in the client's files; types and build tools do not. */
export const BUNDLED = [
  '@dnd-kit/core',
  '@dnd-kit/sortable',
  '@dnd-kit/utilities',
  '@fontsource-variable/fraunces',
  '@fontsource-variable/plus-jakarta-sans',
  '@radix-ui/react-dropdown-menu',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'lucide-react',
  'preact',
  'tailwindcss',
  'uqr',
  'wouter',
];

/** Where node finds a package that another one needs: beside it, or further up. */
function placeOf(packages, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/')))) {
    const place = `${at === '' ? '' : `${at.replace(/\/$/, '')}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (at === '') return undefined;
  }
}

const key = ({ name, version }) => `${name}@${version}`;

/** @returns the packages of the lock file that are delivered, by name and version, each `{name, version, license, integrity, isOptional}` */
export function delivered(lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))) {
  const { packages } = lock;
  const waiting = [...Object.keys(packages[''].dependencies), ...BUNDLED].map((name) =>
    placeOf(packages, name, ''),
  );
  const found = new Map();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue;
    const { version, license, integrity, optional, dependencies, optionalDependencies } =
      packages[place];
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(place, { name, version, license, integrity, isOptional: optional === true });
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = placeOf(packages, needed, place);
      // Preact stands in for React: see vite.config.ts.
      if (next !== undefined && !/\/(?:react|react-dom|scheduler)$/.test(next)) waiting.push(next);
    }
  }
  return [...new Map([...found.values()].map((one) => [key(one), one])).values()].toSorted((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
}
