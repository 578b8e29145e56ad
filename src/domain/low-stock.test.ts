import { describe, expect, test } from 'vitest';
import { lowStock, type MarkedStock, type StockMark } from './low-stock.ts';

const mark = (
  key: string,
  amount: string | null = null,
  unit: string | null = null,
): StockMark => ({
  id: 1,
  key,
  name: key,
  amount,
  unit,
});
const item = (
  id: number,
  key: string,
  amount: string | null,
  unit: string | null = null,
): MarkedStock => ({
  id,
  key,
  amount,
  unit,
});
const litre = mark('milk', '1', 'litre');

describe('a food with a mark', () => {
  test.each<[string, StockMark, MarkedStock[], object | undefined]>([
    [
      'is out when there is none',
      litre,
      [item(1, 'cream', '1', 'litre')],
      { state: 'out', to_buy: { text: '1 l' } },
    ],
    [
      'is low when there is less',
      litre,
      [item(1, 'milk', '200', 'ml'), item(2, 'milk', '1/4', 'litre')],
      { state: 'low', have: { text: '450 ml' }, to_buy: { text: '550 ml' }, items: [1, 2] },
    ],
    ['is fine at its mark', litre, [item(1, 'milk', '1000', 'ml')], undefined],
    ['is fine where nobody noted how much there is', litre, [item(1, 'milk', null)], undefined],
    [
      'is low when what is there cannot be compared',
      litre,
      [item(1, 'milk', '3', 'can')],
      { state: 'low', have: { text: '3 cans' }, to_buy: { text: '1 l' } },
    ],
    [
      'without an amount is told when it is gone',
      mark('salt'),
      [],
      { state: 'out', to_buy: { text: '' } },
    ],
    [
      'without an amount is fine as long as there is some',
      mark('salt'),
      [item(1, 'salt', '1', 'g')],
      undefined,
    ],
    [
      'is bought in whole pieces',
      mark('onion', '3'),
      [item(1, 'onion', '2 1/2')],
      { to_buy: { text: '1' } },
    ],
    [
      'is compared by its density',
      mark('flour', '1', 'kg'),
      [item(1, 'flour', '1', 'cup')],
      { state: 'low', is_approximate: true },
    ],
  ])('%s', (_, marked, stock, low) => {
    const found = lowStock([marked], stock);
    expect(found).toHaveLength(low ? 1 : 0);
    if (low) expect(found[0]).toMatchObject(low);
  });
});
