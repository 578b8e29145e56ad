import { exactAmount } from '../../contract/stock-fields.ts';
import { findUnit } from '../../domain/lines/units.ts';
import type { Stocked } from './stock-changes.store.ts';
import { readStockLine } from '../../domain/stock-line.ts';

/** How much of something there is and until when, as a client says it. */
export interface Stock {
  amount?: string | null;
  unit?: string | null;
  expires_on?: string | null;
  price?: number | null;
}

/** The same as it is stored. */
export interface StoredStock {
  amount: string | null;
  unit: string | null;
  expires_on: string | null;
  /** What all of it cost, in the smallest coin. */
  price: number | null;
}

/** As it is stored: amounts exact, units by their names; a field left out is left out. */
export function storedStock({
  amount,
  unit,
  expires_on: expires,
  price,
}: Stock): Partial<StoredStock> {
  return {
    ...(amount === undefined ? {} : { amount: amount ? (exactAmount(amount) ?? null) : null }),
    ...(unit === undefined ? {} : { unit: unit ? (findUnit(unit)?.name ?? null) : null }),
    ...(expires === undefined ? {} : { expires_on: expires || null }),
    ...(price === undefined ? {} : { price }),
  };
}

/**
 * A new item, by its fields or read from one text.
 * @param today for "until Friday"
 */
export function newItem(
  { name, text = '', ...stock }: Stock & { name?: string; text?: string },
  today: string,
): StoredStock & { name: string } {
  const read = name === undefined ? readStockLine(text, today) : undefined;
  return {
    name: name ?? read?.name ?? text,
    amount: read?.amount ?? null,
    unit: read?.unit ?? null,
    expires_on: read?.expires_on ?? null,
    price: null,
    ...storedStock(stock),
  };
}

/** As it goes out: what nobody said is left out, so that clients of before see what they know. */
export function shownItem<Row extends StoredStock>(row: Row | undefined): Shown<Row> | undefined {
  return row && shown(row);
}

/** An item of the stock as it goes out. */
export function shownStock({
  ingredient_id: _food,
  key: _key,
  group_name: group,
  ...item
}: Stocked) {
  return shown({ ...item, group });
}

type Shown<Row extends StoredStock> = Omit<Row, keyof StoredStock> & {
  amount?: string;
  unit?: string;
  expires_on?: string;
  price?: number;
};

function shown<Row extends StoredStock>(row: Row): Shown<Row> {
  const { amount, unit, expires_on: expires, price, ...rest } = row;
  return {
    ...rest,
    ...(amount === null ? {} : { amount }),
    ...(unit === null ? {} : { unit }),
    ...(expires === null ? {} : { expires_on: expires }),
    ...(price === null ? {} : { price }),
  };
}
