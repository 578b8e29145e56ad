import {
  BookOpenText,
  CalendarDays,
  CalendarRange,
  ChartColumn,
  CircleHelp,
  History,
  House,
  Refrigerator,
  ShoppingBasket,
  type LucideIcon,
} from 'lucide-react';

/** A place in the kitchen, as the navigation shows it. */
export interface Place {
  path: string;
  name: string;
  icon: LucideIcon;
}

export const places = {
  home: { path: '/home', name: 'Home', icon: House },
  recipes: { path: '/recipes', name: 'Recipes', icon: BookOpenText },
  fridge: { path: '/fridge', name: 'Fridge', icon: Refrigerator },
  plan: { path: '/plan', name: 'Plan meals', icon: CalendarDays },
  week: { path: '/week', name: 'The week', icon: CalendarRange },
  groceries: { path: '/groceries', name: 'Groceries', icon: ShoppingBasket },
  history: { path: '/history', name: 'Past plans', icon: History },
  statistics: { path: '/statistics', name: 'Statistics', icon: ChartColumn },
  help: { path: '/help', name: 'Help', icon: CircleHelp },
} satisfies Record<string, Place>;

/** Whether an address is the place or lies within it. */
export function isWithin(place: Place, path: string): boolean {
  return path === place.path || path.startsWith(`${place.path}/`);
}
