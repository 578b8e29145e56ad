/** What the headings of a written recipe are called, in the languages people write in. */
const HEADINGS = {
  ingredients:
    'ingredients|ingredient list|you will need|you’ll need|what you need|zutaten|ingrédients|ingredientes|ingredienti|ingrediënten|ingredienser|nguyên liệu',
  steps:
    'method|directions|instructions|steps|preparation|procedure|how to make it|cooking instructions|zubereitung|anleitung|préparation|étapes|preparación|elaboración|pasos|preparazione|procedimento|bereiding|bereidingswijze|werkwijze|gör så här|tillagning|cách làm|cách nấu|các bước',
  notes:
    'notes|note|tips|tip|cook’s notes|remarks|notizen|tipp|tipps|anmerkungen|remarques|astuces|notas|consejos|consigli|opmerkingen|ghi chú|mẹo',
  description: 'about|description|beschreibung',
} as const;

/** What stands in front of a colon at the head of a recipe. */
const FIELDS = {
  name: 'title|name|recipe',
  category: 'category|categories|course|kategorie|catégorie|categoría|categoria|categorie',
  tags: 'tags|keywords|schlagwörter',
  servings:
    'serves|servings|serving|portions|portionen|makes|yield|personen|pour|porciones|raciones|porzioni|personnes|personas|persone|khẩu phần',
  prep: 'prep|prep time|preparation time|vorbereitungszeit|temps de préparation',
  cook: 'cook|cook time|cooking time|bake|baking time|kochzeit|backzeit|temps de cuisson',
  total: 'total|total time|time|ready in|gesamtzeit|temps total',
  source: 'source|url|link|from|quelle|website',
  author: 'author|by|recipe by|von|chef',
  frequency: 'frequency',
  longevity: 'longevity',
  state: 'state',
  rating: 'rating|stars',
  image: 'image|photo|picture',
} as const;

export type TextPart = keyof typeof HEADINGS;
export type TextField = keyof typeof FIELDS;

const PARTS = wordsOf<TextPart>(HEADINGS);
const NAMES = wordsOf<TextField>(FIELDS);

/** The part of a recipe that a heading begins, written in any way: "## Ingredients", "ZUTATEN:", "**Method**". */
export function partOf(line: string): TextPart | undefined {
  if (line.length > 60 || !/^[\s#*_=]*\p{L}/u.test(line)) return undefined;
  const bare = line
    .replaceAll(/[#*_=]+/gu, ' ')
    .replace(/\(.*\)|\bfor\b.*$|\bfür\b.*$/iu, '')
    .replace(/:\s*$/u, '')
    .replaceAll(/['’]/gu, '’')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return PARTS.get(bare.replace(/:$/u, '').toLowerCase());
}

/** "Serves: 4", "**Prep time:** 10 min", "Serves 4": the field and what it says. */
export function fieldOf(line: string): { field: TextField; value: string } | undefined {
  if (line.length > 500) return undefined;
  const bare = line
    .replaceAll('**', '')
    .replace(/^\s*[-*]\s+/u, '')
    .trim();
  const [, name = '', value = ''] = /^([^:]{1,40}?)\s*:\s*(\S.*)$/u.exec(bare) ?? [];
  const field = NAMES.get(name.toLowerCase());
  if (field !== undefined) return { field, value };
  const [, word = '', count = ''] =
    /^(serves|makes|portions|servings|pour|für|yield)\s+(\D{0,10}\d.{0,40})$/iu.exec(bare) ?? [];
  return word === '' ? undefined : { field: 'servings', value: count };
}

function wordsOf<Name extends string>(table: Readonly<Record<Name, string>>): Map<string, Name> {
  return new Map(
    Object.entries<string>(table).flatMap(([name, words]) =>
      words.split('|').map((word) => [word, name as Name] as const),
    ),
  );
}
