/** What a unit measures; `count` for pieces, packs, bunches and the like. */
export type Dimension = 'mass' | 'volume' | 'length' | 'count';

/** Where a unit comes from. */
type System = 'metric' | 'customary' | 'other';

/** A unit: its name, by which everything else calls it, and what people write for it. */
export interface Unit {
  /** Singular, in English. */
  name: string;
  dimension: Dimension;
  /** Units of one system divide each other evenly: sums of them stay in it. */
  system: System;
  /**
   * In grams, millilitres or centimetres, exactly, in digits; 1 for counts. Mass and volume after NIST Handbook 44,
   * appendix C (avoirdupois; US customary volume), the British pint after the Weights and Measures Act 1985, the German
   * pound after the Zollverein's of 1858.
   */
  factor: string;
  /** Spellings in lower case, without the dot behind: plurals, symbols, other languages. */
  spellings: readonly string[];
}

const CUSTOMARY = new Set(['oz', 'lb', 'tsp', 'tbsp', 'cup', 'fl oz', 'quart', 'gallon', 'in']);
const OTHER = new Set(['pint', 'Pfund']);

function systemOf(name: string): System {
  if (OTHER.has(name)) return 'other';
  return CUSTOMARY.has(name) ? 'customary' : 'metric';
}

const unit = (name: string, dimension: Dimension, factor: string, spellings: string): Unit => ({
  name,
  dimension,
  system: systemOf(name),
  factor,
  spellings: [
    name,
    ...spellings
      .split(' ')
      .filter(Boolean)
      .map((spelling) => spelling.replaceAll('_', ' ')),
  ],
});
const count = (name: string, spellings: string) => unit(name, 'count', '1', spellings);

/** All units; `_` in a spelling is a blank. */
const UNITS: readonly Unit[] = [
  unit(
    'g',
    'mass',
    '1',
    'gram grams gramme grammes gr gms gm gramm grammi grammo gramos gramo gam',
  ),
  unit(
    'kg',
    'mass',
    '1000',
    'kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm chilo ký ki-lô kí',
  ),
  unit('mg', 'mass', '0.001', 'milligram milligrams'),
  unit('hg', 'mass', '100', 'hekto hektogram etto etti lạng'),
  unit('oz', 'mass', '28.349523125', 'ounce ounces unze unzen onza onzas oncia'),
  unit('lb', 'mass', '453.59237', 'lbs pound pounds libra libras'),
  unit('Pfund', 'mass', '500', 'pfund'),
  unit('ml', 'volume', '1', 'mls millilitre millilitres milliliter milliliters cc'),
  unit('cl', 'volume', '10', 'centilitre centilitres centiliter centiliters'),
  unit('dl', 'volume', '100', 'decilitre decilitres deciliter deciliters'),
  unit('litre', 'volume', '1000', 'l litres liter liters ltr ltrs litro litros litri lít'),
  unit(
    'tsp',
    'volume',
    '4.92892159375',
    'tsps teaspoon teaspoons teaspoonful teaspoonfuls teelöffel tl cuillère_à_café cuillères_à_café cuillere_a_cafe c._à_café càc cc. cucharadita cucharaditas cdta cdtas cucchiaino cucchiaini theelepel theelepels tesked teskedar tsk krm thìa_cà_phê muỗng_cà_phê tsb',
  ),
  unit(
    'tbsp',
    'volume',
    '14.78676478125',
    'tbsps tbs tblsp tblsps tbl tsbp tablespoon tablespoons tablespoonful tablespoonfuls esslöffel el cuillère_à_soupe cuillères_à_soupe cuillere_a_soupe c._à_soupe càs cucharada cucharadas cda cdas cucchiaio cucchiai eetlepel eetlepels matsked matskedar msk thìa_canh muỗng_canh muỗng_súp',
  ),
  unit(
    'dessertspoon',
    'volume',
    '10',
    'dessertspoons dsp dsps dessert_spoon dessert_spoons dstspn dessertspoonful',
  ),
  unit(
    'cup',
    'volume',
    '236.5882365',
    'cups cupful cupfuls tasse tassen tasses taza tazas tazza tazze kopje kopjes kopp koppar chén bát c',
  ),
  unit(
    'fl oz',
    'volume',
    '29.5735295625',
    'floz fl._oz fl.oz fluid_ounce fluid_ounces fl_ounce fl_ounces',
  ),
  unit('pint', 'volume', '568.26125', 'pints pt pts'),
  unit('quart', 'volume', '946.352946', 'quarts qt qts'),
  unit('gallon', 'volume', '3785.411784', 'gallons gal gals'),
  unit('cm', 'length', '1', 'centimetre centimetres centimeter centimeters'),
  unit('mm', 'length', '0.1', 'millimetre millimetres'),
  unit('in', 'length', '2.54', 'inch inches'),
  count('bag', 'bags beutel tüte tüten sachets_de bolsa bolsas zak zakje'),
  count('ball', 'balls kugel kugeln boule boules'),
  count('block', 'blocks blok'),
  count(
    'bottle',
    'bottles flasche flaschen bouteille bouteilles botella botellas bottiglia bottiglie fles flessen flaska chai',
  ),
  count('box', 'boxes'),
  count('branch', 'branches branche zweig zweige rama ramas nhánh'),
  count('bulb', 'bulbs knolle knollen bulbe củ'),
  count(
    'bunch',
    'bunches bund bünde botte bottes manojo manojos mazzo mazzi bos bosje bossen knippe knippen bó',
  ),
  count('can', 'cans dose dosen boîte boîtes lata latas lattina blik blikken burk burkar lon hộp'),
  count('carton', 'cartons karton'),
  count('chunk', 'chunks brocken'),
  count(
    'clove',
    'cloves zehe zehen gousse gousses diente dientes spicchio spicchi teen teentje teentjes klyfta klyftor tép',
  ),
  count('cob', 'cobs'),
  count('cube', 'cubes würfel dado dadi blokje blokjes tärning tärningar'),
  count('dash', 'dashes schuss spritzer trait'),
  count('drizzle', 'drizzles filet'),
  count(
    'drop',
    'drops tropfen goutte gouttes gota gotas goccia gocce druppel druppels droppe droppar giọt',
  ),
  count('ear', 'ears'),
  count('fillet', 'fillets'),
  count('glass', 'glasses gläser verre verres vaso vasos bicchiere bicchieri'),
  count('glug', 'glugs'),
  count(
    'handful',
    'handfuls handvoll poignée poignées puñado puñados manciata manciate handvol näve nắm',
  ),
  count('head', 'heads kopf köpfe tête têtes cabeza cabezas testa krop bắp'),
  count('jar', 'jars glas pot_de bocal tarro vasetto'),
  count('knob', 'knobs noix_de nuez noce klontje klick'),
  count(
    'leaf',
    'leaves blatt blätter feuille feuilles hoja hojas foglia foglie blad blaadje blaadjes lá',
  ),
  count('loaf', 'loaves laib'),
  count(
    'pack',
    'packs pk packung packungen päckchen paquet paquets paquete paquetes pacchetto pakje paket gói',
  ),
  count('package', 'packages pkg pkgs'),
  count('packet', 'packets pkt pkts'),
  count(
    'piece',
    'pieces pc pcs stück stücke stk morceau morceaux trozo trozos pezzo pezzi stuk stuks bit bitar miếng',
  ),
  count('pinch', 'pinches prise prisen pincée pincées pizca pizcas pizzico snuf snufje nypa nhúm'),
  count('portion', 'portions'),
  count('pot', 'pots becher'),
  count('punnet', 'punnets schale'),
  count('rack', 'racks'),
  count('rasher', 'rashers'),
  count('rib', 'ribs'),
  count('round', 'rounds'),
  count('sachet', 'sachets busta bustina bustine'),
  count('serving', 'servings'),
  count('sheet', 'sheets'),
  count('shot', 'shots'),
  count('slab', 'slabs'),
  count(
    'slice',
    'slices scheibe scheiben tranche tranches rebanada rebanadas loncha lonchas fetta fette plak plakken plakje plakjes skiva skivor lát',
  ),
  count('spear', 'spears'),
  count('splash', 'splashes scheutje skvätt'),
  count('spoonful', 'spoonfuls spoon spoons'),
  count(
    'sprig',
    'sprigs zweiglein stängel brin brins ramita ramitas rametto rametti takje takjes kvist kvistar',
  ),
  count('squeeze', 'squeezes'),
  count(
    'stalk',
    'stalks stange stangen tallo tallos gambo gambi stengel stengels stjälk stjälkar cọng nhánh_cần',
  ),
  count('stem', 'stems stiel stiele tige tiges'),
  count('stick', 'sticks'),
  count('strip', 'strips streifen'),
  count('thumb', 'thumbs thumb-sized_piece thumb-size_piece'),
  count('tin', 'tins'),
  count('tub', 'tubs'),
  count('tube', 'tubes tuben'),
  count('twist', 'twists'),
  count('wedge', 'wedges'),
];

const BY_SPELLING = new Map(
  UNITS.flatMap((known) => known.spellings.map((spelling): [string, Unit] => [spelling, known])),
);

/** A unit by what somebody wrote for it, in any case, with or without a dot. */
export function findUnit(written: string): Unit | undefined {
  const text = written.toLowerCase().replace(/\.$/, '').trim();
  // One letter is told apart by its case in recipes: T is a tablespoon, t a teaspoon.
  if (written === 'T') return BY_SPELLING.get('tbsp');
  if (written === 't') return BY_SPELLING.get('tsp');
  return BY_SPELLING.get(text);
}

/** The most words a spelling has. */
export const MOST_WORDS = Math.max(
  ...[...BY_SPELLING.keys()].map((spelling) => spelling.split(' ').length),
);
