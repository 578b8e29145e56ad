const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Irregular plurals. Other words in -ves have lost no f: olives, chives, cloves, endives. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['bayleaves', 'bayleaf'],
  ['calves', 'calf'],
  ['feet', 'foot'],
  ['gateaux', 'gateau'],
  ['geese', 'goose'],
  ['halves', 'half'],
  ['hooves', 'hoof'],
  ['knives', 'knife'],
  ['leaves', 'leaf'],
  ['loaves', 'loaf'],
  ['meatloaves', 'meatloaf'],
  ['octopi', 'octopus'],
  ['sheaves', 'sheaf'],
]);

/**
 * Words that end in -s without being plurals. Also three plurals that are another food than their singular:
 * bitters (bitter is an ale), mints (sweets, while nobody counts the herb), tapas (tapa is a cured beef). Those in
 * -us and -is are here for their own plurals' sake, as in octopuses.
 */
const NO_PLURAL = words(`
  ananas asparagus bigos bitters brussels cactus calvados christmas citrus crocus fungus gras haggis hibiscus hommos
  hoummos hummus lens madras mints molasses octopus pancreas sassafras schnapps series species tapas tournedos virus
`);

/** Words in -i and -u, as their plurals look like words that are none: haggis, asparagus. */
const ENDS_IN_I_OR_U = words(`
  aioli biriani biryani blini broccoli calamari cannelloni cannoli chapati chapatti chili chilli daiquiri fettuccini
  gateau gnocchi idli kimchi kiwi kohlrabi lassi lichi linguini litchi macaroni manicotti martini menu mini mochi
  muesli onigiri panini pastrami pepperoni piccalilli pierogi pilau ravioli rigatoni roti salami sashimi scampi
  souvlaki spaghetti sushi tabbouli tabouli tahini teriyaki tiramisu tofu tortellini ugli vermicelli wasabi ziti
  zuchini zucchini zucchinni
`);

/** Words that keep the -e before the plural's -s, where the sound would have it part of the ending. */
const ENDS_IN_E = words(`
  aloe blintze blondie bouillabaisse bowtie brie brioche brownie cache calorie canoe ceviche charcuterie cookie cutie
  demitasse doe ecrevisse escabeche floe foe foodie ganache haddie hoagie hoe leekie mache magpie mistletoe mousse
  oboe patisserie pekoe pistache potpie prairie quiche roe rotisserie sarnie seviche shoe sloe slushie smartie
  smoothie stovie sweetie tattie toastie toe tranche twinkie veggie weenie wienie zombie
`);

const TAKES_ES = ['ss', 'x', 'tz', 'zz', 'ch', 'sh', 'o'];

/** The step from a plural to its singular; a singular stays. */
function withoutPlural(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s') || NO_PLURAL.has(word)) return word;
  const one = word.slice(0, -1);
  if (ENDS_IN_I_OR_U.has(one) || ENDS_IN_E.has(one)) return one;
  if (/[siu]$/u.test(one)) return word;
  if (!one.endsWith('e')) return one;
  const stem = word.slice(0, -2);
  if (stem.endsWith('i')) return stem.length < 3 ? one : `${stem.slice(0, -1)}y`;
  const takesEs = NO_PLURAL.has(stem) || TAKES_ES.some((ending) => stem.endsWith(ending));
  return takesEs ? stem : one;
}

/**
 * The singular of an English noun, by the common rules of English spelling and our own tables of exceptions. A
 * false singular (hor of "hors") is no harm as long as it is no other food: this is for comparing, not for show.
 * @param word one word in lower case, in any language; only words of the letters a to z are changed
 * @returns the singular; the word itself when it is one or we cannot tell
 */
export function singular(word: string): string {
  if (!/^[a-z]+$/u.test(word)) return word;
  // What remains can look like a plural again: "geeses".
  const once = withoutPlural(word);
  return once === word ? word : singular(once);
}
