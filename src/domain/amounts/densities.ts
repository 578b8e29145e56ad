import { foodTable, tableRows } from '../foods/food-table.ts';
import { DENSITY_TABLE } from './density-table.ts';
import { measureOf, type Measure } from './measure.ts';
import { ONE, over, readRatio, times, type Ratio } from './ratio.ts';

/** How heavy a food is for its volume, and a piece of it where it is counted. */
export interface Density {
  /** What so much of it weighs. */
  grams: string;
  /** Number and unit: "1 cup". */
  measure: string;
  /** Whether it is shown in millilitres. */
  liquid: boolean;
  /** What one of it weighs; the unit is null for plain pieces. */
  piece: { grams: string; unit: string | null } | undefined;
  /** Number of the food in USDA's Standard Reference. */
  source: number;
}

const PIECE = /^([\d.]+) g = 1 ?(.*)$/;

function pieceOf(cell: string): Density['piece'] {
  const [, grams = '', unit = ''] = PIECE.exec(cell) ?? [];
  return grams === '' ? undefined : { grams, unit: unit === '' ? null : unit };
}

const TABLE = foodTable<Density>(
  tableRows(DENSITY_TABLE).map(
    ([grams = '', measure = '', source = '', liquid = '', piece = '', names = '']) => [
      names,
      {
        grams: grams.replace(' g', ''),
        measure,
        liquid: liquid !== '',
        piece: pieceOf(piece),
        source: Number(source),
      },
    ],
  ),
);

/**
 * The density of a food.
 * @param key of its name, see `nameKey`
 * @returns undefined where we do not know it: never that of another food whose name looks alike
 */
export const densityOf = (key: string): Density | undefined => TABLE.exactly(key);

/** A density in grams a millilitre, exactly. */
function gramsPerMl({ grams, measure }: Density): Ratio {
  const [number = '', ...unit] = measure.split(' ');
  const volume = times(readRatio(number) ?? ONE, measureOf(unit.join(' ')).factor);
  return over(readRatio(grams) ?? ONE, volume);
}

/** The measures of a food that can be compared with each other, and what one of each in its base unit weighs in grams. */
export function weighable(density: Density): readonly Weighable[] {
  const before = weighed.get(density);
  if (before) return before;
  const all = readWeighable(density);
  weighed.set(density, all);
  return all;
}

/** A measure, and what one of it in its base unit weighs in grams. */
export interface Weighable {
  measure: Measure;
  grams: Ratio;
}

/** The table's densities are few, and asked for all the time. */
const weighed = new WeakMap<Density, readonly Weighable[]>();

function readWeighable(density: Density): Weighable[] {
  const { piece } = density;
  const known = [
    { measure: measureOf('g'), grams: ONE },
    { measure: measureOf('ml'), grams: gramsPerMl(density) },
  ];
  if (!piece) return known;
  return [...known, { measure: measureOf(piece.unit), grams: readRatio(piece.grams) ?? ONE }];
}
