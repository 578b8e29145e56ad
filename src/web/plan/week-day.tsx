import { CalendarArrowDown, EllipsisVertical, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';
import { dayName } from './days.ts';
import { addMeals, useMoveMeal, useRemoveMeal, type Meal } from './week.queries.ts';

/** A day with its meals, and a field that takes one more. */
export function WeekDay({
  day,
  days,
  meals,
  recipes,
}: {
  day: string;
  days: readonly string[];
  meals: readonly Meal[];
  recipes: readonly Recipe[];
}) {
  return (
    <li>
      <section
        aria-label={dayName(day)}
        className="grid gap-x-6 gap-y-1 rounded-card border border-line bg-card p-4 shadow-card md:grid-cols-[15rem_1fr]"
      >
        <h2 className="pt-2 text-lg">{dayName(day)}</h2>
        <div className="min-w-0">
          <ul>
            {meals.map((meal) => (
              <MealRow key={meal.id} meal={meal} days={days} />
            ))}
          </ul>
          <AddMeal day={day} recipes={recipes} />
        </div>
      </section>
    </li>
  );
}

function MealRow({ meal, days }: { meal: Meal; days: readonly string[] }) {
  const move = useMoveMeal();
  const remove = useRemoveMeal();
  const { id, date, title, recipe_id: recipe } = meal;
  const takeOff = () => {
    remove.mutate(id);
    toast({
      text: `${title} is off the plan.`,
      action: {
        label: 'Undo',
        run: () => void addMeals([{ date, title, recipe_id: recipe, servings: meal.servings }]),
      },
    });
  };
  return (
    <li className="flex items-center gap-2">
      <span dir="auto" className="min-w-0 flex-1 py-1.5 font-semibold">
        {recipe === null ? (
          title
        ) : (
          <Link href={`/recipes/${recipe}`} className="underline-offset-4 hover:underline">
            {title}
          </Link>
        )}
      </span>
      <Menu
        button={
          <IconButton label={`More about ${title}`}>
            <EllipsisVertical aria-hidden className="size-5" />
          </IconButton>
        }
      >
        {days
          .filter((other) => other !== date)
          .map((other) => (
            <MenuItem
              key={other}
              icon={<CalendarArrowDown aria-hidden />}
              onSelect={() => move.mutate({ id, date: other })}
            >
              {dayName(other)}
            </MenuItem>
          ))}
        <MenuDivider />
        <MenuItem isDanger icon={<Trash2 aria-hidden />} onSelect={takeOff}>
          Take off the plan
        </MenuItem>
      </Menu>
    </li>
  );
}

/** A recipe by its name, or anything else that is eaten. */
function AddMeal({ day, recipes }: { day: string; recipes: readonly Recipe[] }) {
  const [text, setText] = useState('');
  const list = `recipes-${day}`;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const title = text.trim();
    if (title === '') return;
    const known = recipes.find(({ name }) => name.toLowerCase() === title.toLowerCase());
    setText('');
    const dish = known ? { recipe_id: known.id } : { title };
    if (!(await addMeals([{ date: day, ...dish }]))) setText(title);
  };
  return (
    <form onSubmit={onSubmit} className="flex items-center gap-1">
      <input
        aria-label={`Add to ${dayName(day)}`}
        placeholder="Add a recipe, or anything else …"
        list={list}
        maxLength={200}
        autoComplete="off"
        enterKeyHint="done"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-h-11 min-w-0 flex-1 rounded-lg bg-transparent px-2 text-base"
      />
      {text !== '' && (
        <datalist id={list}>
          {recipes.slice(0, 500).map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
      )}
      <IconButton type="submit" label={`Add to ${dayName(day)}`} disabled={text.trim() === ''}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}
