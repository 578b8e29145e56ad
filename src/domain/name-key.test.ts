import { describe, expect, test } from 'vitest';
import { nameKey } from './name-key.ts';
import { singular } from './name-singular.ts';
import { VARIANTS } from './name-variants.ts';

const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/u);

/** All names of a line are one food. */
const SAME = lines(`
  egg = eggs = Egg = EGGS = " eggs " = egg's = egg\u1FFDs = egg\u00B4s = Eggs. = eggs\u00AD = e\u200Bgg
  spring onion = spring onions = Spring Onions = spring-onion = spring  onions = spring\u00A0onion
  tomato = tomatoes = tomatos = tomatoe = Tomatoes!
  potato = potatoes = potatos = potatoe
  sweet potato = sweet potatoes = sweet-potatoes
  leaf = leaves
  bay leaf = bay leaves = bayleaf = bayleaves = bay-leaves
  loaf = loaves
  half = halves
  knife = knives
  meatloaf = meatloaves
  goose = geese
  goose egg = goose eggs
  octopus = octopuses = octopi
  berry = berries = berrys
  blueberry = blueberries
  cherry = cherries
  cherry tomato = cherry tomatoes = cherry-tomatoes
  anchovy = anchovies
  anchovy fillet = anchovy fillets = anchovies fillets = anchovy filets
  curry = curries
  cookie = cookies
  brownie = brownies
  smoothie = smoothies
  pie = pies
  radish = radishes
  dish = dishes
  peach = peaches
  sandwich = sandwiches
  squash = squashes
  box = boxes
  glass = glasses
  cress = cresses
  quiche = quiches
  brioche = brioches
  ceviche = ceviches
  mousse = mousses
  mango = mangoes = mangos
  avocado = avocados = avocadoes = avacado
  roe = roes
  sloe = sloes
  aloe = aloes
  chive = chives
  olive = olives
  clove = cloves
  garlic clove = garlic cloves
  endive = endives
  beet = beets = beetroot = beetroots = beet root
  pea = peas
  oat = oats
  lentil = lentils
  bean = beans
  apple = apples
  orange = oranges
  sausage = sausages
  sauce = sauces
  cheese = cheeses
  coffee = coffees
  turkey = turkeys
  noodle = noodles
  egg noodle = egg noodles = eggs noodles
  kiwi = kiwis = kiwifruit = kiwi fruits
  panini = paninis
  pizza = pizzas
  tortilla = tortillas = Tortillas
  nacho = nachos
  herbes de provence = Herbes de Provence = herbes-de-provence
  petit pois = petits pois
  citrus = citruses
  pretzel = pretzels
  spritz = spritzes
  brussels sprout = brussels sprouts = Brussels sprouts = brussel sprouts
  baker's yeast = bakers yeast = bakers' yeast = baker’s yeast = bakerʼs yeast = baker´s yeast = baker yeast
  goat's cheese = goats cheese = goat cheese
  lamb's lettuce = lambs lettuce = lambs’ lettuce
  hors d'oeuvre = hors d’œuvres
  crème fraîche = creme fraiche = CRÈME FRAÎCHE = cre\u0300me frai\u0302che
  jalapeño = jalapenos = Jalapeños
  Weißwurst = weisswurst = WEISSWURST = WEIẞWURST
  smørrebrød = smorrebrod
  kielbasa śląska = Kiełbasa slaska
  đuveč = duvec
  œuf = oeuf
  kızılcık = KIZILCIK = kizilcik
  æbleskiver = aebleskiver
  ﬁg = fig = ｆｉｇ = figs
  Nutella = Nutella™ = nutella®
  mac & cheese = mac and cheese
  half and half = half-and-half = half & half
  all-purpose flour = all purpose flour = All‑Purpose Flour = all–purpose flour
  tomatoes (canned) = tomatoes, canned = tomato canned = tomatoes, tinned
  canned tomatoes = tinned tomatoes = Tinned tomato
  gateau = gateaux = gâteaux
  lassi = lassis
  herb = herbs
  milk 1.5% = milk 1,5 %
  chili = chilli = chile = chillies = chilies = chilis = chillis = chiles = chilly
  chilli powder = chili powder = chile powder
  yogurt = yoghurt = yoghourt = Yoghurts
  whisky = whiskey = whiskeys = whiskies
  doughnut = donut = donuts
  omelette = omelet = omelets
  hummus = houmous = humus = hummous
  pak choi = bok choy = pak choy = bok choi = Pak-Choi
  scallion = scallions = spring onions = green onion = green onions
  chopped scallions = chopped green onions
  aubergine = eggplant = eggplants = egg plant = brinjal
  courgette = zucchini = zucchinis = courgettes
  coriander leaves = cilantro = coriander leaf = cilantro leaves
  rocket = arugula
  rocket salad = arugula salad
  caster sugar = castor sugar
  icing sugar = powdered sugar = confectioners' sugar = confectioner’s sugar
  baking soda = bicarbonate of soda = bicarb of soda = sodium bicarbonate
  soy sauce = soya sauce
  soybean = soya bean = soybeans = soy beans = soyabeans
  chickpea = chickpeas = chick peas = chick-peas = garbanzo beans = garbanzos
  broad bean = fava beans = broad beans
  lasagna = lasagne
  mayonnaise = mayo
  couscous = cous cous
  lemongrass = lemon grass
  grey salt = gray salt
  ground beef = minced beef = beef mince
  linseed = flaxseed = flax seeds = linseeds
  swede = rutabaga = swedes
  cashew = cashews = cashew nut = cashew nuts
  vanilla pod = vanilla bean = vanilla pods
  skim milk = skimmed milk
  worcestershire sauce = Worcester sauce
  pepper = peppers
  bell pepper = bell peppers = capsicum = capsicums
  phở = PHỞ = pho\u031B\u0309
  nước mắm = NƯỚC MẮM = nước-mắm
  свёкла = свекла = СВЁКЛА
  йогурт = ЙОГУРТ
  σίγλος = ΣΊΓΛΟΣ = σιγλος
  か\u3099ら = がら
  ガラ = ｶﾞﾗ
  豆腐 = 「豆腐」
  น้ำปลา = น้ำปลา.
  आटा = (आटा)
  צ'יפס = צ׳יפס
`);

/** All names of a line are different foods. */
const DIFFERENT = lines(`
  egg ≠ eggplant ≠ egg noodle ≠ egg yolk ≠ egg white ≠ goose egg ≠ duck egg
  tomato ≠ tomato paste ≠ tomatoes paste with basil ≠ tomato sauce ≠ cherry tomato ≠ tomatillo
  potato ≠ sweet potato ≠ potato starch ≠ potato chip
  pea ≠ peanut ≠ chickpea ≠ snow pea ≠ pear ≠ peach ≠ split pea
  butter ≠ butter bean ≠ peanut butter ≠ buttermilk ≠ butternut ≠ butternut squash ≠ cocoa butter
  corn ≠ peppercorn ≠ sweetcorn ≠ cornmeal ≠ cornstarch ≠ corned beef ≠ popcorn ≠ acorn
  cornflour ≠ corn flour ≠ corn starch
  pepper ≠ peppercorn ≠ bell pepper ≠ peppermint ≠ black pepper ≠ chili pepper
  onion ≠ spring onion ≠ red onion ≠ onion powder
  coriander ≠ cilantro ≠ coriander seed ≠ ground coriander ≠ coriander root
  prawn ≠ shrimp
  castor oil ≠ castor sugar
  sugar ≠ caster sugar ≠ icing sugar ≠ brown sugar ≠ sugar snap
  chili ≠ chili powder ≠ chill
  rice ≠ rice vinegar ≠ ricer ≠ licorice
  ginger ≠ gingerbread ≠ ginger ale
  ham ≠ hamburger ≠ graham
  oil ≠ olive oil ≠ olive
  bass ≠ bas ≠ sea bass ≠ base
  grass ≠ gra ≠ gras ≠ lemongrass ≠ foie gras
  cress ≠ watercress ≠ cres
  bitter ≠ bitters
  tapa ≠ tapas
  mint ≠ mints
  asparagus ≠ asparagu
  swede ≠ swedish meatball
  baking soda ≠ baking powder ≠ soda ≠ washing soda
  milk ≠ skimmed milk ≠ coconut milk ≠ milk chocolate
  milk 1.5% ≠ milk 15%
  cream ≠ creme fraiche ≠ sour cream ≠ ice cream ≠ cream cheese ≠ double cream ≠ heavy cream
  bean ≠ beansprout ≠ fava bean ≠ fava ≠ green bean ≠ bean curd
  nut ≠ nutmeg ≠ coconut ≠ walnut ≠ doughnut ≠ pine nut
  lime ≠ limeade ≠ makrut lime
  leek ≠ leaf ≠ bay leaf ≠ bay
  oat ≠ goat ≠ oat milk ≠ oatmeal
  beet ≠ beef ≠ beer ≠ sugar beet
  sultana ≠ raisin ≠ currant
  stock ≠ broth
  tomato purée ≠ tomato paste ≠ passata
  molasses ≠ treacle ≠ mola
  flour ≠ flower ≠ cauliflower ≠ plain flour ≠ strong flour
  lady finger ≠ ladyfinger ≠ okra
  mince ≠ mincemeat ≠ beef mince ≠ minced beef pie ≠ minced lamb
  salt and pepper ≠ salt ≠ pepper salt
  7up ≠ 7ups
  dưa ≠ dứa ≠ dừa ≠ dua ≠ đu đủ
  phở ≠ pho
  ẹwa ≠ ewa
  йод ≠ иод
  สม ≠ ส้ม
  ข้าว ≠ ขาว
  दाल ≠ दल ≠ दिल
  が ≠ か
  豆 ≠ 豆腐 ≠ 納豆
  🥚 ≠ 🍗 ≠ ! ≠ !! ≠ — ≠ ? ≠ "! !"
`);

/** The names of each line. Quotation marks keep a name's outer blanks. */
function namesOf(table: readonly string[], sign: string): string[][] {
  return table.map((line) =>
    line.split(` ${sign} `).map((name) => name.replace(/^"(.*)"$/u, '$1')),
  );
}

describe('nameKey', () => {
  test('is the same for the names of one food', () => {
    const split = namesOf(SAME, '=').flatMap(([first = '', ...others]) =>
      others.filter((other) => nameKey(other) !== nameKey(first)).map((other) => [first, other]),
    );
    expect(split).toEqual([]);
  });

  test('is different for different foods', () => {
    const merged = namesOf(DIFFERENT, '≠').flatMap((names) =>
      names.flatMap((a, at) =>
        names
          .slice(at + 1)
          .filter((b) => nameKey(a) === nameKey(b))
          .map((b) => [a, b]),
      ),
    );
    expect(merged).toEqual([]);
  });

  test.each([
    ['  Spring-Onions ', 'spring onion'],
    ['CRÈME BRÛLÉE', 'creme brulee'],
    ['Asparagus', 'asparagus'],
    ['Phở bò', 'phở bò'],
    ['豆腐', '豆腐'],
    ['आटा', 'आटा'],
    ['', ''],
    [' \t\n\u3000', ''],
    [' !!! ', '!!!'],
    ['🥚', '🥚'],
    ['\uD83E', '\uFFFD'],
    ['\u0301', '\u0301'],
  ])('of %j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test.each(
    lines(`
      anis asparagus bass bitters brussels cassis cactus citrus couscous cress asafoetida glass grass haggis hibiscus
      hummus jus lemongrass lens molasses octopus pais pancreas pastis schnapps series species swiss swordfish tapas
    `).flatMap((line) => line.split(' ')),
  )('leaves %s as it is', (word) => {
    expect(singular(word)).toBe(word);
    expect(nameKey(word)).toBe(word);
  });

  test('is the key of the first name for every name of a row of variants', () => {
    const all = VARIANTS.flatMap(([name, ...others]) => others.map((other) => [other, name]));
    expect(all.filter(([other = '', name = '']) => nameKey(other) !== name)).toEqual([]);
    expect(VARIANTS.map(([name]) => nameKey(name))).toEqual(VARIANTS.map(([name]) => name));
  });

  test('has no variant twice', () => {
    const all = VARIANTS.flat();
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });
});
