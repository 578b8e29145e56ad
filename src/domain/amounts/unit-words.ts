import { findUnit } from '../lines/units.ts';

/** How cooks of a language write a unit: one of it, more of it. */
type Words = ReadonlyMap<string, readonly [one: string, more: string]>;

/** Units that are written the same for one and for many. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    g: 'g',
    kg: 'kg',
    mg: 'mg',
    oz: 'oz',
    lb: 'lb',
    ml: 'ml',
    cl: 'cl',
    dl: 'dl',
    litre: 'l',
    'fl oz': 'fl oz',
    tsp: 'tsp',
    tbsp: 'tbsp',
    cm: 'cm',
    mm: 'mm',
    in: 'in',
  }),
);

/**
 * Every word is a spelling that ingredient lines are read by (`lines/units.ts`), so that what is shown can be read again.
 * Languages and units that are missing are written in English.
 */
const LANGUAGES: ReadonlyMap<string, Words> = new Map(
  Object.entries<Record<string, readonly [string, string]>>({
    de: {
      tsp: ['TL', 'TL'],
      tbsp: ['EL', 'EL'],
      cup: ['Tasse', 'Tassen'],
      clove: ['Zehe', 'Zehen'],
      can: ['Dose', 'Dosen'],
      pinch: ['Prise', 'Prisen'],
      bunch: ['Bund', 'Bund'],
      slice: ['Scheibe', 'Scheiben'],
      pack: ['Packung', 'Packungen'],
      bottle: ['Flasche', 'Flaschen'],
      leaf: ['Blatt', 'Blätter'],
      handful: ['Handvoll', 'Handvoll'],
    },
    fr: {
      tsp: ['c. à café', 'c. à café'],
      tbsp: ['c. à soupe', 'c. à soupe'],
      clove: ['gousse', 'gousses'],
      can: ['boîte', 'boîte'],
      pinch: ['pincée', 'pincées'],
      bunch: ['botte', 'bottes'],
      slice: ['tranche', 'tranches'],
      pack: ['paquet', 'paquets'],
      bottle: ['bouteille', 'bouteilles'],
      leaf: ['feuille', 'feuilles'],
      handful: ['poignée', 'poignées'],
    },
    es: {
      tsp: ['cucharadita', 'cucharaditas'],
      tbsp: ['cucharada', 'cucharadas'],
      cup: ['taza', 'tazas'],
      clove: ['diente', 'dientes'],
      can: ['lata', 'latas'],
      pinch: ['pizca', 'pizcas'],
      bunch: ['manojo', 'manojos'],
      slice: ['rebanada', 'rebanadas'],
      pack: ['paquete', 'paquetes'],
      bottle: ['botella', 'botellas'],
      leaf: ['hoja', 'hojas'],
      handful: ['puñado', 'puñados'],
    },
    it: {
      tsp: ['cucchiaino', 'cucchiaini'],
      tbsp: ['cucchiaio', 'cucchiai'],
      cup: ['tazza', 'tazze'],
      clove: ['spicchio', 'spicchi'],
      pinch: ['pizzico', 'pizzico'],
      bunch: ['mazzo', 'mazzi'],
      slice: ['fetta', 'fette'],
      bottle: ['bottiglia', 'bottiglie'],
      leaf: ['foglia', 'foglie'],
    },
    vi: {
      tsp: ['thìa cà phê', 'thìa cà phê'],
      tbsp: ['thìa canh', 'thìa canh'],
      cup: ['chén', 'chén'],
      clove: ['tép', 'tép'],
      can: ['lon', 'lon'],
      bunch: ['bó', 'bó'],
      slice: ['lát', 'lát'],
      pack: ['gói', 'gói'],
      bottle: ['chai', 'chai'],
      leaf: ['lá', 'lá'],
      handful: ['nắm', 'nắm'],
    },
  }).map(([language, words]): [string, Words] => [language, new Map(Object.entries(words))]),
);

/** The languages there are words for. */
export const UNIT_LANGUAGES = [...LANGUAGES.keys()];

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['leaf', 'leaves'],
  ['loaf', 'loaves'],
]);

function englishPlural(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  return /(?:ch|sh|s|x)$/.test(word) ? `${word}es` : `${word}s`;
}

/**
 * A unit as a cook of a language writes it.
 * @param unit its name; of units we do not know it stays as it is
 * @param isMany whether there is more than one of it
 * @param language a tag such as `de` or `de-AT`
 */
export function unitWord(unit: string, isMany: boolean, language: string): string {
  const words = LANGUAGES.get(languageOf(language))?.get(unit);
  if (words) return words[isMany ? 1 : 0];
  const symbol = SYMBOLS.get(unit);
  if (symbol !== undefined) return symbol;
  if (!isMany || !/^[a-z -]+$/.test(unit)) return unit;
  const [last = '', ...before] = unit.split(' ').toReversed();
  if (!findUnit(last)) return unit;
  return [...before.toReversed(), SYMBOLS.get(last) ?? englishPlural(last)].join(' ');
}

/** The language of a tag: `de` of `de-AT`. */
const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

const POINTS = new Set(['en', 'ja', 'zh', 'ko', 'th', 'he', 'hi']);
/** What stands between whole and decimals: a point in English and East Asian languages, else a comma. */
export const decimalMark = (tag: string): string => (POINTS.has(languageOf(tag)) ? '.' : ',');
