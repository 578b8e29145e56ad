import { useDraggable, useDroppable } from '@dnd-kit/core';
import { GripVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { IconButton } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { dayName } from './days.ts';
import { inOrder, MEAL_TIMES, mealInWords, mealTime, type MealTime } from './meal-times.ts';
import { addMeals, useRemoveMeal, type Meal } from './week.queries.ts';

/** A day with its meals, and a field that takes one more. Meals can be dropped on it. */
export function WeekDay({
  day,
  meals,
  recipes,
  onEdit,
}: {
  day: string;
  meals: readonly Meal[];
  recipes: readonly Recipe[];
  onEdit: (meal: Meal) => void;
}) {
  const { setNodeRef, isOver } = useDroppable({ id: day });
  return (
    <li ref={setNodeRef}>
      <section
        aria-label={dayName(day)}
        className={`grid gap-x-6 gap-y-1 rounded-card border bg-card p-4 shadow-card md:grid-cols-[15rem_1fr] ${isOver ? 'border-accent outline-2 outline-accent' : 'border-line'}`}
      >
        <h2 className="pt-2 text-lg">{dayName(day)}</h2>
        <div className="min-w-0">
          <ul>
            {inOrder(meals).map((meal) => (
              <MealRow key={meal.id} meal={meal} onEdit={() => onEdit(meal)} />
            ))}
          </ul>
          <AddMeal day={day} recipes={recipes} />
        </div>
      </section>
    </li>
  );
}

function MealRow({ meal, onEdit }: { meal: Meal; onEdit: () => void }) {
  const remove = useRemoveMeal();
  const { setNodeRef, attributes, listeners, transform, isDragging } = useDraggable({
    id: meal.id,
  });
  const { id, title, recipe_id: recipe } = meal;
  const words = mealInWords(meal);
  const takeOff = () => {
    remove.mutate(id);
    toast({
      text: `${title} is off the plan.`,
      action: { label: 'Undo', run: () => void addMeals([again(meal)]) },
    });
  };
  return (
    <li
      ref={setNodeRef}
      style={transform ? { translate: `${transform.x}px ${transform.y}px` } : undefined}
      className={`flex items-center gap-1 rounded-lg ${isDragging ? 'relative z-20 bg-card shadow-raised' : ''}`}
    >
      <IconButton
        {...attributes}
        {...listeners}
        label={`Move ${title} to another day`}
        className="-ml-2 cursor-grab touch-none"
      >
        <GripVertical aria-hidden className="size-5" />
      </IconButton>
      <div className="min-w-0 flex-1 py-1.5">
        <p dir="auto" className="font-semibold wrap-anywhere">
          {recipe === null ? (
            title
          ) : (
            <Link href={`/recipes/${recipe}`} className="underline-offset-4 hover:underline">
              {title}
            </Link>
          )}
        </p>
        {words !== '' && <p className="text-sm text-soft">{words}</p>}
      </div>
      <IconButton label={`Change ${title}`} onClick={onEdit}>
        <Pencil aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton label={`Take ${title} off the plan`} onClick={takeOff}>
        <Trash2 aria-hidden className="size-4.5" />
      </IconButton>
    </li>
  );
}

/** A meal as it is planned once more, when taking it off is undone. */
function again({ date, meal, title, recipe_id: recipe, servings }: Meal) {
  return { date, meal: mealTime(meal), title, recipe_id: recipe, servings };
}

/** A recipe by its name, or anything else that is eaten. */
function AddMeal({ day, recipes }: { day: string; recipes: readonly Recipe[] }) {
  const [text, setText] = useState('');
  const [time, setTime] = useState<MealTime>('');
  const list = `recipes-${day}`;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const title = text.trim();
    if (title === '') return;
    const known = recipes.find(({ name }) => name.toLowerCase() === title.toLowerCase());
    setText('');
    const dish = known ? { recipe_id: known.id } : { title };
    if (!(await addMeals([{ date: day, meal: time, ...dish }]))) setText(title);
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
        <>
          <datalist id={list}>
            {recipes.slice(0, 500).map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          <select
            aria-label="When"
            value={time}
            onChange={(event) => setTime(mealTime(event.target.value))}
            className="min-h-11 rounded-control border border-edge bg-card px-2 text-ink"
          >
            {MEAL_TIMES.map((one) => (
              <option key={one.time} value={one.time}>
                {one.word}
              </option>
            ))}
          </select>
        </>
      )}
      <IconButton type="submit" label={`Add to ${dayName(day)}`} disabled={text.trim() === ''}>
        <Plus aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}
