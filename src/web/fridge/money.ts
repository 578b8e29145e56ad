/** How many digits a currency has behind the point: 2 for euros, none for yen. */
function digitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** Money as people write it here: "2,49 €". @param coins of the smallest kind */
export function writeMoney(coins: number, currency: string): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(coins / 10 ** digitsOf(currency));
}

/** The same for a field: "2.49". */
export function editMoney(coins: number | undefined, currency: string): string {
  if (coins === undefined) return '';
  const digits = digitsOf(currency);
  const text = String(coins).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Reads what somebody typed: "2.49", "2,5", "3".
 * @returns the smallest coins; null for nothing; undefined for what is no price
 */
export function readMoney(typed: string, currency: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const digits = digitsOf(currency);
  const [, whole, coins = ''] = /^(\d{1,8})(?:[.,](\d*))?$/.exec(text) ?? [];
  if (whole === undefined || coins.length > digits) return undefined;
  return Number(`${whole}${coins.padEnd(digits, '0')}`);
}

export const PRICE_PROBLEM = 'Enter a price such as 2.49.';
