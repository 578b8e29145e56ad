import { servingsOf } from '../recipe-parts.ts';
import { hasShown, isBlock, shownText, type PageNode, type PageTree } from './page-tree.ts';
import { shownMinutes } from './time-words.ts';

/** What a page shows of its recipe in words beside the lists. */
export interface ShownFacts {
  servings: number | undefined;
  prepMinutes: number | undefined;
  cookMinutes: number | undefined;
  totalMinutes: number | undefined;
}

const START = '^[\\s•*–|-]*';
const PORTIONS =
  'servings?|serves?|rende|serving size|yields?|makes|portions?|portionen|personen|für|pour|porciones|raciones|comensales|' +
  'porções|rendimento|porzioni|dosi per|porties|personen|aantal personen|portioner|antal portioner|porcje|porcji|' +
  'liczba porcji|ilość porcji|počet porc[ií]|počet porcií|porce|порции|порций|количество порций|annosta|adag|adagok|kişilik';
const SERVINGS = new RegExp(
  `${START}(?:(?:recipe )?(?:${PORTIONS})\\s*[:：]?\\s*(?:\\p{L}{1,7}\\.?\\s)?\\s*\\d|\\d{1,3}(?:\\s?[-–]\\s?\\d{1,3})?\\s*(?:${PORTIONS})(?![\\p{L}]))`,
  'iu',
);
const TIME = '(?:\\s*(?:time|zeit))?';
const kinds = {
  prepMinutes: new RegExp(
    `${START}(?:prep(?:aration)?${TIME}|active time|hands[- ]on time|vorbereitung(?:szeit)?|arbeitszeit|zubereitungszeit|préparation|` +
      'temps de préparation|tiempo de preparación|preparación|tempo di preparazione|preparazione|tempo de preparo|voorbereiding(?:stijd)?|' +
      'bereidingstijd|czas przygotowania|doba přípravy)\\s*[:：]?\\s*(?:\\p{L}{1,7}\\.?\\s)?\\d',
    'iu',
  ),
  cookMinutes: new RegExp(
    `${START}(?:cook(?:ing)?${TIME}|bak(?:e|ing)${TIME}|koch(?:zeit|-/backzeit)|backzeit|garzeit|cuisson|temps de cuisson|` +
      'tiempo de cocción|cocción|tempo di cottura|cottura|tempo de cozimento|kooktijd|baktijd|oventijd|czas gotowania|czas pieczenia|doba pečení)\\s*[:：]?\\s*(?:\\p{L}{1,7}\\.?\\s)?\\d',
    'iu',
  ),
  totalMinutes: new RegExp(
    `${START}(?:total${TIME}|prep(?:aration)? ?(?:&|and|\\+) ?cook(?:ing)?${TIME}|(?:ready|done) in|time|duration|takes|gesamtzeit|dauer|insgesamt|temps total|tiempo total|tiempo|duración|tempo totale|` +
      'tempo total|pronto em|totale tijd|totaltid|tid|czas|celkový čas|celková doba|время приготовления|время|toplam süre|süre)\\s*[:：]?\\s*(?:\\p{L}{1,7}\\.?\\s)?\\d',
    'iu',
  ),
} as const;
/** A fact is a short text of its own. */
const MAX_TEXT = 70;
const MAX_NODES = 14;

const NOTHING: ShownFacts = {
  servings: undefined,
  prepMinutes: undefined,
  cookMinutes: undefined,
  totalMinutes: undefined,
};

/** The servings and times in lines that say what they are; the first of each counts. */
export function factsIn(lines: readonly string[]): ShownFacts {
  const facts: ShownFacts = { ...NOTHING };
  for (const line of lines) if (line.length <= MAX_TEXT) addFacts(facts, line);
  return facts;
}

/**
 * Looks for servings and times among the short lines of a page that say what they are: “Serves 4”, “Total time: 50
 * minutes”. The first of each counts.
 * @param isBeside what is no part of the recipe
 */
export function shownFacts(tree: PageTree, isBeside: (node: PageNode) => boolean): ShownFacts {
  const facts: ShownFacts = { ...NOTHING };
  for (let at = 0; at < tree.length; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (isBeside(node)) {
      at = node.end - 1;
      continue;
    }
    if (
      node.end - at > MAX_NODES ||
      !(isBlock(node) || node.tag === 'span' || node.tag === 'strong')
    ) {
      continue;
    }
    if (!hasShown(tree, at, /\d/u)) continue;
    const text = shownText(tree, at);
    if (text.length > MAX_TEXT) continue;
    addFacts(facts, text);
  }
  return facts;
}

function addFacts(facts: ShownFacts, text: string): void {
  if (SERVINGS.test(text)) facts.servings ??= servingsOf(text);
  for (const kind of ['prepMinutes', 'cookMinutes', 'totalMinutes'] as const) {
    // Zero is how many say that they do not know.
    if (facts[kind] === undefined && kinds[kind].test(text)) {
      facts[kind] = shownMinutes(text) || undefined;
    }
  }
}
