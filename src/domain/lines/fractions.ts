/** A fraction with a letter of its own. */
export interface FractionLetter {
  letter: string;
  parts: number;
  of: number;
}

/** All of them (Unicode, Number Forms): the letter, then what it says. */
export const FRACTION_LETTERS: readonly FractionLetter[] =
  '½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅐1/7 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8 ⅑1/9 ⅒1/10'
    .split(' ')
    .map((entry) => {
      const [parts = '', of = ''] = entry.slice(1).split('/');
      return { letter: entry.slice(0, 1), parts: Number(parts), of: Number(of) };
    });
