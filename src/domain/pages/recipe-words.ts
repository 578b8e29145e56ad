/** How recipes call their parts, in the languages of the pages that are read. A newcomer adds words here. */

/** Over a list of ingredients. */
const INGREDIENTS =
  'ingredients|ingredient list|recipe ingredients|the ingredients|you will need|you’ll need|you need|what you need|' +
  'what you’ll need|what you will need|shopping list|' +
  'zutaten|zutatenliste|einkaufsliste|das brauchst du|' +
  'ingrédients|les ingrédients|ingredientes|los ingredientes|ingredienti|gli ingredienti|lista de ingredientes|' +
  'ingrediënten|dit heb je nodig|benodigdheden|boodschappen|' +
  'ingredienser|du behöver|det skal du bruge|dette trenger du|ainekset|aineet|raaka-aineet|hozzávalók|' +
  'składniki|potrzebne składniki|suroviny|ingredience|přísady|suroviny na recept|ingrediencie|' +
  'sestavine|sastojci|ingrediente|састојци|съставки|продукти|ингредиенты|состав|продукты|інгредієнти|' +
  'υλικά|τα υλικά|συστατικά|malzemeler|malzeme listesi|içindekiler|nguyên liệu|bahan|bahan-bahan|材料|食材|用料|食材清单|재료|' +
  'ส่วนผสม|วัตถุดิบ|المقادير|مكونات|المكونات|מצרכים|רכיבים|مواد لازم|सामग्री|koostisosad|sastāvdaļas|ingredientai|innihald|hráefni';

/** Over the steps. */
const STEPS =
  'instructions|recipe instructions|directions|method|the method|preparation|preparation method|preparation steps|steps|' +
  'how to make it|how to make|how to prepare|how to cook|procedure|cooking instructions|cooking directions|' +
  'step by step|step-by-step|make it|to make|prep and cook|method of preparation|cooking method|' +
  'zubereitung|anleitung|so geht’s|so gehts|schritte|und so wird’s gemacht|arbeitsschritte|' +
  'préparation|la préparation|étapes|instructions de préparation|réalisation|recette|les étapes|' +
  'preparación|elaboración|instrucciones|pasos|modo de preparación|preparacion|elaboracion|cómo se hace|procedimiento|' +
  'preparazione|procedimento|come fare|istruzioni|' +
  'modo de preparo|preparo|modo de fazer|preparação|instruções|como fazer|passo a passo|' +
  'bereiding|bereidingswijze|werkwijze|aan de slag|zo maak je het|stappen|voorbereiding|instructies|' +
  'gör så här|så här gör du|tillagning|instruktioner|fremgangsmåde|sådan gør du|framgangsmåte|slik gjør du|' +
  'valmistus|valmistusohje|ohje|näin se tehdään|ohjeet|elkészítés|elkészítése|az elkészítés menete|' +
  'sposób przygotowania|przygotowanie|przygotowanie krok po kroku|wykonanie|postup|postup přípravy|příprava|postup prípravy|príprava|' +
  'priprava|priprema|mod de preparare|preparare|начин на приготвяне|приготвяне|приготовление|способ приготовления|' +
  'как готовить|рецепт приготовления|пошаговый рецепт|приготування|спосіб приготування|εκτέλεση|οδηγίες|διαδικασία|' +
  'hazırlanışı|yapılışı|hazırlanış|nasıl yapılır|cách làm|các bước thực hiện|thực hiện|cara membuat|langkah|langkah-langkah|' +
  '作り方|做法|步骤|制作步骤|만드는 법|조리 방법|조리순서|วิธีทำ|طريقة التحضير|الطريقة|אופן ההכנה|הוראות הכנה|विधि|valmistamine|pagatavošana|gaminimas|aðferð';

/** Over what follows the recipe, or stands between its parts. */
const OTHERS =
  'notes?|recipe notes?|tips?|recipe tips?|chef’s tips?|cook’s notes?|nutrition.*|nutritional.*|equipment|video|comments?.*|' +
  '\\d+ comments?.*|leave a .*|reviews?.*|related.*|you may also.*|you might also.*|more .*|faqs?|frequently.*|storage|' +
  'variations|substitutions|did you make.*|share.*|tags|about.*|serving suggestions?|similar.*|newsletter.*|subscribe.*|' +
  'popular.*|rate .*|ratings?.*|tell us.*|join .*|categories|sign up.*|' +
  'nährwerte.*|tipps?|das könnte.*|kommentare.*|ähnliche.*|weitere.*|' +
  'notes? .*|astuces?|valeurs nutritionnelles.*|commentaires?.*|consejos?|notas?|información nutricional.*|comentarios?.*|' +
  'dicas?|informações nutricionais.*|comentários?.*|consigli|valori nutrizionali.*|commenti.*|voedingswaarden?.*|reacties?.*|' +
  'tips .*|opmerkingen|näringsvärde.*|komentarze.*|wartości odżywcze.*|komentáře.*|комментарии.*|отзывы.*|похожие.*|wskazówki.*';

const FOR_SOME =
  '(?:\\s*(?:for|für|pour|para|per|voor|för|til|dla|na|для|serves?|makes)\\b.{0,60}|\\s*[(（].{0,60}|\\s*\\d.{0,30})?';
const END = '\\s*[:：]?\\s*$';

const INGREDIENT_HEADING = new RegExp(`^(?:${INGREDIENTS})${FOR_SOME}${END}`, 'iu');
const STEP_HEADING = new RegExp(`^(?:${STEPS})${FOR_SOME}${END}`, 'iu');
/** “How to make leek soup”. */
const HOW_TO =
  /^(?:how to (?:make|cook|bake|prepare)|c[oó]mo (?:hacer|preparar|fazer)|comment (?:faire|préparer|réaliser)|come (?:fare|preparare)|so (?:machst|bereitest|backst) du|zo maak je|hoe maak je|så gör du|jak zrobić|как приготовить|cách (?:làm|nấu)) \S/iu;
/** “Apple pie maken”: the dish, and that it is made; a single dish has a short name. */
const DISH_MADE =
  /^(?:\p{L}[\p{L}’-]* ){1,3}(?:zelf )?(?:maken|bakken|bereiden|zubereiten|backen|készítése)$/iu;
/** “Recipe: apple pie”. */
const RECIPE_OF = /^(?:recipe|recept|rezept|recette|receta|ricetta|receita|przepis):\s+(?=\S)/iu;
const OTHER_HEADING = new RegExp(`^(?:${OTHERS})${END}`, 'iu');

/** Longer than any heading of such a part. */
const MAX_LENGTH = 90;

/** What a heading is over: ingredients, steps, or something else that ends both; undefined if it could be anything. */
export function headingKind(text: string): 'ingredients' | 'steps' | 'other' | undefined {
  if (text.length > MAX_LENGTH || text === '') return undefined;
  const heading = text
    .replaceAll("'", '’')
    .replace(/^[\s\d.)*#•–—-]+/u, '')
    .replace(RECIPE_OF, '')
    .trim();
  if (INGREDIENT_HEADING.test(heading)) return 'ingredients';
  if (STEP_HEADING.test(heading) || HOW_TO.test(heading) || DISH_MADE.test(heading)) {
    return 'steps';
  }
  return OTHER_HEADING.test(heading) ? 'other' : undefined;
}
