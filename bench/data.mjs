// The same kitchens at every run: a benchmark that draws its data anew compares apples with pears.

const FOODS =
  'salt,olive oil,garlic,onion,butter,black pepper,egg,flour,sugar,milk,tomato,lemon,chicken,rice,carrot,potato,parsley,ginger,soy sauce,cream,basil,cheese,spinach,mushroom,bacon,beef,noodles,thyme,celery,leek,cumin,coriander,paprika,bell pepper,chili,zucchini,eggplant,broccoli,cauliflower,cabbage,pea,bean,lentil,chickpea,tofu,salmon,tuna,shrimp,cod,pork,lamb,turkey,ham,sausage,yogurt,mozzarella,parmesan,feta,ricotta,coconut milk,peanut,almond,walnut,sesame oil,honey,vinegar,mustard,mayonnaise,tomato paste,vegetable stock,oregano,rosemary,bay leaf,cinnamon,nutmeg,vanilla,cocoa,chocolate,apple,pear,banana,orange,lime,mango,pineapple,strawberry,blueberry,raisin,cucumber,lettuce,avocado,corn,pumpkin,beetroot,radish,fennel,asparagus,artichoke,olive,caper,anchovy,dill,mint,chive,sage,turmeric,curry powder,fish sauce,oyster sauce,breadcrumb,pasta,couscous,quinoa,oat,tortilla,bread'.split(
    ',',
  );
const KINDS = ['Chicken', 'Beef', 'Fish', 'Vegetarian', 'Noodles', 'Soup'];
const FREQUENCIES = ['weekday', 'weekend', 'rarely'];
const UNITS = ['g', 'ml', 'cups', 'tbsp', ''];
const GROUPS = ['Vegetables', 'Dairy', 'Freezer', 'Pantry', 'Meat'];
const NOTE = 'Chop everything, fry it gently, add the liquid and let it simmer until it is done.';

/** Foods that are neither in every recipe nor in hardly any. */
export const SEARCHED = ['chicken', 'Tomatoes', 'rice'];

/** Pseudo-random numbers from 0 to 1 (mulberry32): the same ones for the same seed. */
function createChance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Recipes of ten ingredients each; some foods are in many of them, most in few, as in a real cookbook. */
export function makeRecipes(count, seed) {
  const chance = createChance(seed);
  const oneOf = (list) => list[Math.floor(chance() * list.length)];
  return Array.from({ length: count }, (_, index) => {
    const foods = new Set();
    while (foods.size < 10) foods.add(FOODS[Math.floor(chance() ** 2 * FOODS.length)]);
    const [first, second] = foods;
    return {
      name: `${oneOf(KINDS)} with ${first} and ${second}, no. ${index + 1}`,
      meat_type: oneOf(KINDS),
      longevity: 1 + Math.floor(chance() * 5),
      frequency: oneOf(FREQUENCIES),
      note: NOTE.slice(0, 20 + Math.floor(chance() * NOTE.length)),
      state: 'active',
      ingredients: [...foods].map((name) => ({
        name,
        quantity: `${1 + Math.floor(chance() * 500)} ${oneOf(UNITS)}`.trim(),
      })),
    };
  });
}

/** What is in a fridge. */
export function makeFridge(count) {
  return FOODS.slice(0, count).map((name, index) => ({
    name,
    group: GROUPS[index % GROUPS.length],
  }));
}
