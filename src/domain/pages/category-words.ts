/**
 * The kinds of dish that our cooks sort by, and words for them in the languages of the pages we read. The first kind
 * that has one of a text's words wins, so that what is special stands before what is in many dishes. A newcomer adds
 * words here.
 */
const KINDS: readonly (readonly [string, string])[] = [
  [
    'Dessert',
    'dessert desserts cake cakes cheesecake cupcake cupcakes brownies brownie cookie cookies pudding tiramisu mousse ' +
      'meringue muffin muffins sorbet parfait gelato nachtisch kuchen torte plätzchen gâteau gateau postre dolce dolci ' +
      'sobremesa bolo nagerecht taart koekjes efterrätt kaka deser ciasto dezert tráng',
  ],
  [
    'Soup',
    'soup soups bisque chowder broth suppe eintopf soupe velouté potage sopa zuppa minestrone soep soppa zupa polévka canh phở',
  ],
  [
    'Seafood',
    'seafood shrimp shrimps prawn prawns crab lobster mussels clams scallops squid garnelen meeresfrüchte crevettes moules gambas camarones gamberi cozze camarão garnalen mosselen räkor krewetki tôm',
  ],
  [
    'Fish',
    'fish salmon tuna cod trout mackerel haddock halibut sardines tilapia fisch lachs thunfisch kabeljau forelle poisson saumon thon cabillaud pescado salmón atún bacalao pesce salmone tonno peixe salmão atum vis zalm tonijn kabeljauw fisk lax torsk ryba łosoś losos cá',
  ],
  [
    'Chicken',
    'chicken hähnchen hühnchen huhn poulet pollo frango kip kipfilet kyckling kylling kurczak kuře kana csirke курица gà',
  ],
  ['Turkey', 'turkey pute truthahn dinde pavo tacchino peru kalkoen kalkon indyk'],
  ['Duck', 'duck ente canard pato anatra eend anka kaczka vịt'],
  ['Lamb', 'lamb mutton lamm agneau cordero agnello cordeiro lam lammkött jagnięcina jehně'],
  [
    'Beef',
    'beef steak brisket veal oxtail meatloaf rind rindfleisch rinderhack kalb boeuf bœuf veau res ternera carne manzo vitello bovina rundvlees rundergehakt biefstuk nötkött biff wołowina hovězí marha bò',
  ],
  [
    'Pork',
    'pork bacon ham sausage sausages chorizo prosciutto pancetta schwein schweinefleisch speck schinken porc jambon lardons cerdo jamón maiale porco varken varkensvlees spek ham fläsk skinka wieprzowina vepřové sertés heo lợn',
  ],
  [
    'Pasta',
    'pasta spaghetti lasagne lasagna macaroni penne linguine tagliatelle fettuccine gnocchi nudeln pâtes pastas massa',
  ],
  ['Noodles', 'noodles noodle ramen udon soba mì bún'],
  [
    'Salad',
    'salad salads slaw coleslaw salat salade ensalada insalata salada sallad sałatka salát gỏi',
  ],
  [
    'Bread',
    'bread loaf focaccia sourdough baguette bagels brioche brot brötchen pain pan pane pão brood bröd chleb chléb',
  ],
  ['Rice', 'rice risotto paella pilaf biryani reis riz arroz riso rijst ris ryż rýže cơm'],
  [
    'Breakfast',
    'breakfast pancakes pancake waffles waffle granola oatmeal porridge omelette frittata frühstück desayuno colazione ontbijt frukost śniadanie',
  ],
];

/** What sites call any dish, which says nothing to a cook. */
const ANY =
  /^(?:recipes?|food|main(?:s| course| courses| dish| dishes| meal)?|dinners?|lunch|supper|entr[ée]es?|courses?|dish(?:es)?|meals?|side(?: dish| dishes)?|easy|quick|all|other|uncategorized|blog|news|hauptspeisen?|hauptgerichte?|hauptgang|abendessen|mittagessen|rezepte?|plats?(?: principal)?|platos? principal(?:es)?|cenas?|almuerzo|recetas?|piatto unico|secondi(?: piatti)?|primi(?: piatti)?|ricette?|hoofdgerecht(?:en)?|diner|recepten|prato principal|receitas|huvudrätt|middag|obiad|danie główne|hlavní jídlo)$/iu;

const WORDS = new Map<string, number>();
for (const [rank, [, words]] of KINDS.entries()) {
  for (const word of words.split(' ')) if (!WORDS.has(word)) WORDS.set(word, rank);
}

/**
 * The best guess of what a cook would sort a recipe under: the page's own category if it says something, or else the
 * kind of dish that the name tells, or the meat or fish among the ingredients.
 * @returns empty where nothing tells
 */
export function categoryGuess(
  categories: readonly string[],
  name: string,
  ingredients: readonly string[],
): string {
  const own = categories.find((category) => !ANY.test(category.trim()));
  if (own !== undefined) return own;
  const named = kindIn(name);
  if (named !== undefined) return named;
  // Rice or bread among the ingredients does not make the dish; meat and fish mostly do.
  const found = ingredients.map(kindIn).find((kind) => kind !== undefined && MEATS.has(kind));
  return found ?? categories[0] ?? '';
}

const MEATS = new Set(['Seafood', 'Fish', 'Chicken', 'Turkey', 'Duck', 'Lamb', 'Beef', 'Pork']);
/** Made of meat, but none: "chicken stock". */
const MADE_OF = /\b(?:stock|broth|bouillon|sauce|powder|brühe|fond|bouillon|caldo|brodo)\b/iu;

function kindIn(text: string): string | undefined {
  if (MADE_OF.test(text) && !/^\P{L}*\p{L}+(?: \p{L}+)? soup/iu.test(text)) return undefined;
  const ranks = (
    text
      .slice(0, 300)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
    .map((word) => WORDS.get(word))
    .filter((rank) => rank !== undefined);
  return ranks.length === 0 ? undefined : KINDS[Math.min(...ranks)]?.[0];
}
