/** What the demo kitchen has at home, by where it is kept. */
export const demoFridge: readonly { group: string; items: readonly string[] }[] = [
  {
    group: 'Vegetables',
    items:
      'carrots, leeks, spinach, mushrooms, celery, cucumber, peppers, white cabbage, kale'.split(
        ', ',
      ),
  },
  { group: 'Herbs', items: 'parsley, dill, mint, spring onions, coriander'.split(', ') },
  {
    group: 'Dairy and eggs',
    items: 'milk, butter, eggs, yoghurt, parmesan, cheddar, feta, cream'.split(', '),
  },
  { group: 'Meat and fish', items: 'bacon, salmon, chicken thighs'.split(', ') },
  {
    group: 'Door',
    items: 'mustard, soy sauce, fish sauce, tomato paste, harissa, lemon, mirin'.split(', '),
  },
  {
    group: 'Pantry',
    items:
      'rice, spaghetti, red lentils, chickpeas, white beans, chopped tomatoes, coconut milk, flour, sugar, olive oil, onions, garlic, potatoes, rice noodles, breadcrumbs'.split(
        ', ',
      ),
  },
  {
    group: 'Spices',
    items:
      'cumin, turmeric, smoked paprika, garam masala, cinnamon, bay leaves, chilli flakes, nutmeg, star anise'.split(
        ', ',
      ),
  },
  { group: 'Freezer', items: 'frozen peas, prawns, chicken stock, bread, minced beef'.split(', ') },
];
