import { findUnit, type Dimension, type Unit } from '../lines/units.ts';
import { readRatio, ONE, type Ratio } from './ratio.ts';

/** What may be added to each other: everything of one key, in multiples of one base unit. */
export interface Measure {
  /** `mass`, `volume`, `length`, `pieces`, or `#` and a word of its own for cans, bunches and the like. */
  key: string;
  /** The unit as amounts write it; null for plain pieces. */
  unit: string | null;
  /** How much of the base unit (g, ml, cm, one) it is. */
  factor: Ratio;
  system: Unit['system'];
}

/** Two names of the same thing. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['tin', 'can'],
  ['packet', 'pack'],
  ['package', 'pack'],
]);

const FACTORS = new Map<string, Ratio>();
const factorOf = ({ factor }: Unit): Ratio => {
  const known = FACTORS.get(factor) ?? readRatio(factor) ?? ONE;
  FACTORS.set(factor, known);
  return known;
};

/**
 * What a unit measures. Units we do not know, and those with a size in front ("small handful"), measure themselves: they
 * are added to their like and to nothing else. "level" in front changes nothing.
 * @param unit as an amount has it; null, and blank text, for plain pieces
 */
export function measureOf(unit: string | null): Measure {
  const written = unit ?? '';
  const before = measures.get(written);
  if (before) return before;
  const measure = readMeasure(written);
  if (measures.size >= MOST_MEASURES) measures.clear();
  if (written.length <= LONGEST_KEPT) measures.set(written, measure);
  return measure;
}

/** Units are few, and asked for all the time. */
const measures = new Map<string, Measure>();
const MOST_MEASURES = 1000;
const LONGEST_KEPT = 50;

function readMeasure(unit: string): Measure {
  const text = unit.replace(/^\s*level\s+/iu, '').trim();
  const known = findUnit(text);
  if (known && known.dimension !== 'count') {
    const { name, dimension, system } = known;
    return { key: dimension, unit: name, factor: factorOf(known), system };
  }
  const name = known?.name ?? text.toLowerCase();
  if (name === '') return { key: 'pieces', unit: null, factor: ONE, system: 'other' };
  const key = name === 'piece' ? 'pieces' : `#${SAME.get(name) ?? name}`;
  return { key, unit: known?.name ?? text, factor: ONE, system: 'other' };
}

const BASES: ReadonlyMap<string, string> = new Map<Dimension, string>([
  ['mass', 'g'],
  ['volume', 'ml'],
  ['length', 'cm'],
]);

/**
 * The unit a sum is in: that of its parts where they agree, the smaller one of two cups-and-spoons units, else g, ml or
 * cm. The order of the parts does not matter.
 * @param a and b of the same key
 */
export function commonMeasure(a: Measure, b: Measure): Measure {
  if (a.unit === b.unit) return a;
  if (a.system === 'customary' && b.system === 'customary') {
    return a.factor.top * b.factor.bottom <= b.factor.top * a.factor.bottom ? a : b;
  }
  const base = BASES.get(a.key);
  if (base !== undefined) return measureOf(base);
  return { ...a, unit: a.key === 'pieces' ? null : a.key.slice(1) };
}

const RANKS = ['mass', 'volume', 'length', 'pieces'];
/** The order in which amounts of different kinds stand beside each other. */
export function compareKeys(a: string, b: string): number {
  const [first, second] = [a, b].map((key) => {
    const rank = RANKS.indexOf(key);
    return rank < 0 ? RANKS.length : rank;
  });
  if (first !== undefined && second !== undefined && first !== second) return first - second;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
