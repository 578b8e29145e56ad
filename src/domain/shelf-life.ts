import { foodTable, tableRows } from './foods/food-table.ts';
import { SHELF_LIFE_TABLE } from './foods/shelf-life-table.ts';
import { addDays, dayOf, type IsoDate } from './lines/dates.ts';
import { nameKey } from './name-key.ts';

/** Where food is kept. */
export type Place = 'fridge' | 'freezer' | 'pantry';

interface ShelfLife {
  usual: Place;
  days: Readonly<Record<Place, number | undefined>>;
}

const daysOf = (cell: string): number | undefined => (cell === '-' ? undefined : Number(cell));

const TABLE = foodTable<ShelfLife>(
  tableRows(SHELF_LIFE_TABLE).map(
    ([usual = '', fridge = '', freezer = '', pantry = '', names = '']) => [
      names,
      {
        usual: usual === 'pantry' ? 'pantry' : 'fridge',
        days: { fridge: daysOf(fridge), freezer: daysOf(freezer), pantry: daysOf(pantry) },
      },
    ],
  ),
);

/** In the freezer things keep so long at least, whatever they are; in months of 30 days. */
const FROZEN_DAYS = 180;
const FROZEN = /^(?:frozen|tk|tiefgekuhlt\p{L}*|surgele\p{L}*|congelad\p{L}*|dong lanh)$/u;
const isFrozen = (key: string): boolean => key.split(' ').some((word) => FROZEN.test(word));

/** What we know of a food: of a dried one only what is known of it dried. */
function lifeOf(key: string): ShelfLife | undefined {
  if (/^(?:dried|canned) /u.test(key)) return TABLE.exactly(key) ?? PRESERVED;
  return TABLE.roughly(key);
}

/** Canned and dried food, after the shortest of its kind in the table. */
const PRESERVED: ShelfLife = {
  usual: 'pantry',
  days: { fridge: undefined, freezer: undefined, pantry: 365 },
};

/**
 * How many days a food keeps, from the day it is bought: a guess from our table, by its name or the last words of it.
 * @param key of its name, see `nameKey`
 * @returns undefined where we do not know, or where that is no place for it
 */
export function shelfLife(key: string, place: Place): number | undefined {
  if (isFrozen(key)) return place === 'freezer' ? FROZEN_DAYS : undefined;
  return lifeOf(key)?.days[place];
}

/**
 * Where a food is usually kept.
 * @returns undefined where we do not know it
 */
export function usualPlace(key: string): Place | undefined {
  return isFrozen(key) ? 'freezer' : lifeOf(key)?.usual;
}

/**
 * When a food probably ends.
 * @param bought the day it was bought or frozen
 * @returns null where we do not know
 */
export function guessExpiry(key: string, place: Place, bought: IsoDate): IsoDate | null {
  const days = shelfLife(key, place);
  return days === undefined || dayOf(bought) === undefined ? null : addDays(bought, days);
}

const PLACES: readonly (readonly [Place, RegExp])[] = [
  ['freezer', /freezer|frozen|gefrier|tiefk|congel|surgel|diepvries|frys|dong|tu da/u],
  [
    'pantry',
    /pantry|cupboard|larder|shelf|cellar|vorrat|keller|schrank|placard|despensa|dispensa|voorraad|skafferi|bep/u,
  ],
];
/**
 * What kind of place a group of the fridge is, by its name: "Freezer", "Vorratsschrank". Others are the fridge.
 */
export function placeOfGroup(group: string): Place {
  const key = nameKey(group);
  if (/kuhlschrank/u.test(key)) return 'fridge';
  return PLACES.find(([, sign]) => sign.test(key))?.[0] ?? 'fridge';
}
