import {
  Beef,
  Cake,
  Carrot,
  CookingPot,
  Croissant,
  Drumstick,
  Egg,
  Fish,
  Ham,
  Leaf,
  Salad,
  Shrimp,
  Soup,
  Wheat,
  type LucideIcon,
} from 'lucide-react';
import { searchForm } from '../../domain/recipe-search.ts';

/** Words a category may begin with, in any of the languages our cooks write; the first that fits wins. */
const PICTURES: readonly [LucideIcon, string][] = [
  [Drumstick, 'chicken poultry turkey duck hahn huhn huhnchen geflugel poulet pollo kip ga vit'],
  [Beef, 'beef steak veal rind boeuf manzo bo thit'],
  [Ham, 'pork ham bacon schwein porc maiale heo lon lamb'],
  [Shrimp, 'seafood shrimp prawn tom meeresfruchte'],
  [Fish, 'fish salmon tuna fisch poisson pesce pescado ca'],
  [Soup, 'soup stew broth suppe soupe zuppa sopa canh pho'],
  [Salad, 'salad salat salade insalata goi'],
  [Leaf, 'vegan vegetarian veggie none plant chay vegetarisch'],
  [Carrot, 'vegetable gemuse legume verdura rau'],
  [Wheat, 'pasta noodle rice grain nudel reis pates mi com'],
  [Egg, 'egg breakfast ei oeuf uovo trung fruhstuck'],
  [Cake, 'dessert cake sweet kuchen nachtisch dolce postre banh che'],
  [Croissant, 'bread baking pastry brot brotchen pain pane'],
];

/** Grounds for the pictures, by category, so that one finds a recipe by its colour. */
const GROUNDS = [
  'bg-hue-1 text-on-hue-1',
  'bg-hue-2 text-on-hue-2',
  'bg-hue-3 text-on-hue-3',
  'bg-hue-4 text-on-hue-4',
  'bg-hue-5 text-on-hue-5',
  'bg-hue-6 text-on-hue-6',
];

/** A picture that stands for a category, always in the same colour. */
export function CategoryPicture({
  category,
  className = '',
}: {
  category: string;
  className?: string;
}) {
  const { icon: Icon, ground } = lookOf(category);
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center ${GROUNDS[ground]} ${className}`}
    >
      <Icon strokeWidth={1.75} className="size-[46%]" />
    </span>
  );
}

const known = new Map<string, { icon: LucideIcon; ground: number }>();

function lookOf(category: string) {
  const before = known.get(category);
  if (before) return before;
  const words = searchForm(category).trim().split(' ');
  const fits = (list: string) =>
    list
      .split(' ')
      .some((begin) =>
        words.some((word) => word === begin || (begin.length > 3 && word.startsWith(begin))),
      );
  const icon = PICTURES.find(([, list]) => fits(list))?.[0] ?? CookingPot;
  let sum = 7;
  for (const letter of words.join(' ')) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  const look = { icon, ground: sum % GROUNDS.length };
  known.set(category, look);
  return look;
}
