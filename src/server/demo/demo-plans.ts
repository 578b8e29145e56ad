/** What was planned in the demo kitchen, by the names of its recipes. */
export const demoPlans: readonly { daysAgo: number; recipes: readonly string[] }[] = [
  { daysAgo: 41, recipes: ['Bolognese', 'Red lentil dal', 'Tuna and white bean salad'] },
  {
    daysAgo: 34,
    recipes: [
      'Roast chicken with root vegetables',
      'Potato and leek soup',
      'Tomato egg on rice',
      'Shakshuka',
    ],
  },
  {
    daysAgo: 27,
    recipes: ['Beef chilli', 'Chickpea spinach curry', 'Teriyaki salmon bowl', 'Banana bread'],
  },
  {
    daysAgo: 20,
    recipes: [
      'Phở gà',
      'Spaghetti aglio e olio',
      'Chicken fajitas',
      'Mushroom omelette',
      'Tiramisù',
    ],
  },
  {
    daysAgo: 12,
    recipes: [
      'Vegetable lasagne',
      'Salmon with potatoes and dill',
      'Turkish red lentil soup',
      'Pork and cabbage rice bowl',
      'Chicken biryani',
      'Black bean quesadillas',
    ],
  },
  {
    daysAgo: 4,
    recipes: [
      'Thịt kho (caramel pork and eggs)',
      'Pea and mint risotto',
      'Garlic butter noodles',
      'Sausage, kale and bean pan',
      'Fish pie',
      'Red lentil dal',
      'Tomato egg on rice',
    ],
  },
];
