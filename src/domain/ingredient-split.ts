const MEASURES =
  'kilo(?:gram(?:me)?)?s?|kgs?|milligram(?:me)?s?|mg|gram(?:me)?s?|gms?|gr|g|ounces?|oz|pounds?|lbs?|' +
  'millilit(?:er|re)s?|mls?|centilit(?:er|re)s?|cl|decilit(?:er|re)s?|dl|lit(?:er|re)s?|ltrs?|l|' +
  'fl(?:uid)?\\.? ?(?:ounces?|oz)|(?:tea|dessert|table) ?spoon(?:ful)?s?|tsps?|dsps?|tbl?sps?|tblsps?|' +
  'tbs|tbls?|cup(?:ful)?s?|pints?|pts?|quarts?|qts?|gallons?|gals?|cm|mm|inch(?:es)?|in';
const CONTAINERS =
  'cans?|tins?|jars?|bottles?|cartons?|tubs?|tubes?|sachets?|pouch(?:es)?|packets?|packages?|packs?|pkgs?|' +
  'pkts?|bags?|box(?:es)?|blocks?|punnets?|pieces?|pcs?|balls?';
/** What is also measured without a number in front. */
const HANDFULS =
  'pinch(?:es)?|dash(?:es)?|drizzles?|splash(?:es)?|glugs?|knobs?|handfuls?|bunch(?:es)?|sprigs?|squeezes?|drops?';
const PARTS =
  'cloves?|slices?|rashers?|sticks?|stalks?|stems?|ribs?|leaf|leaves|heads?|bulbs?|ears?|fillets?|chunks?|' +
  'strips?|cubes?|sheets?|loaf|loaves|squares?|servings?|dozen|thumbs?';
const SIZE =
  '(?:(?:heaped|heaping|level|rounded|scant|generous|large|small|big|good|medium|thick|thin) ){0,2}';
const END = '\\.?(?![\\p{L}\\p{N}])';
const UNIT = `${SIZE}(?:${MEASURES}|${CONTAINERS}|${HANDFULS}|${PARTS})${END}`;

const SINGLE =
  '(?:\\d+ ?[½⅓⅔¼¾⅕-⅞]|(?:\\d+ )?\\d+ ?[/⁄] ?\\d+|\\d+(?:[.,]\\d+)*|[½⅓⅔¼¾⅕-⅞])(?![\\d½⅓⅔¼¾⅕-⅞])';
const NUMBER = `${SINGLE}(?: ?(?:[-–—]|to |or ) ?${SINGLE})?`;
const WORD =
  '(?:a few|a little|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|several)(?= )';
const ABOUT = '(?:(?:about|approx(?:imately|\\.)?|around|roughly|up to|at least) )?';
const AMOUNT = `${ABOUT}(?:${NUMBER}|${WORD})`;
const BRACKETS = '(?: ?\\([^()]*\\d[^()]*\\))?';
const JOINT = '(?: ?[/+] ?| plus | or | ?[x×*] ?|[ -]?)';

/** An amount with or without a unit; then further amounts with a unit, or what they are packed in. */
const QUANTITY = new RegExp(
  `^(?:${AMOUNT}(?:[ -]?${UNIT}|(?!(?!x)\\p{L}))|${SIZE}(?:${HANDFULS})(?= ))${BRACKETS}` +
    `(?:${JOINT}(?:${NUMBER}[ -]?${UNIT}|${SIZE}(?:${CONTAINERS})${END})${BRACKETS}){0,4}`,
  'iu',
);
const ONLY_AMOUNT = new RegExp(`^${AMOUNT}`, 'iu');
/** Words that describe what comes after their comma: "boneless, skin-on thighs". */
const DESCRIPTIVE =
  /(?:less|[^es]ed|ly|-in|-on)$|^(?:and|fresh|frozen|ripe|cold|warm|hot|large|small|medium|dry|lean|good|quality)$/iu;
const REMARK =
  / (?:to (?:taste|serve|garnish|decorate|finish)|for (?:garnish|serving|dusting|frying|greasing|brushing|drizzling)|(?:as|if) (?:needed|required|desired|you like)|optional|plus (?:extra|more))(?![\p{L}\p{N}]).*$/iu;
const MAX_LENGTH = 1000;

/**
 * Parts an ingredient line into how much and of what: "2 x 400g tins of tomatoes, drained" is "2 x 400g tins" of
 * "tomatoes".
 *
 * The quantity is the amount with its unit, what stands in brackets behind it and amounts that follow. The name
 * ends before a preparation or a remark ("finely chopped", "to taste"), which are dropped, as are other
 * brackets. Words in front of it stay: "large eggs".
 *
 * @param line one line of text; of very long ones the first 1,000 UTF-16 code units count
 * @returns both trimmed; the name is only empty where the line is nothing but a number
 */
export function splitIngredientLine(line: string): { name: string; quantity: string } {
  const text = line
    .slice(0, MAX_LENGTH)
    .toWellFormed()
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[ •▢□☐·*–—-]+/u, '')
    .trim();
  for (const pattern of [QUANTITY, ONLY_AMOUNT]) {
    const quantity = pattern.exec(text)?.[0] ?? '';
    const name = nameIn(text.slice(quantity.length));
    // Without a name what looked like a unit is the food itself: "6 cloves".
    if (name !== '') return { name, quantity: quantity.trim() };
  }
  const amount = ONLY_AMOUNT.exec(text)?.[0] ?? '';
  return { name: text.slice(amount.length).trim(), quantity: amount.trim() };
}

function nameIn(text: string): string {
  const bare = ` ${text.replaceAll(/\([^()]*\)/gu, ' ')} `.replaceAll(/ +/gu, ' ');
  const parts = bare
    .replace(REMARK, '')
    .split(/[,;(]| [-–—] /u)
    .map((part) => part.trim());
  const named = parts.findIndex((part) => !part.split(' ').every((word) => DESCRIPTIVE.test(word)));
  return parts
    .slice(0, named < 0 ? 1 : named + 1)
    .join(', ')
    .replace(/^[\s.,:)/-]*(?:of )?(?:(?:the|an?) )?/iu, '')
    .replace(/[\s.,:/*-]+$/u, '');
}
