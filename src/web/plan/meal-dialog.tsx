import { useState, type FormEvent } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { toast } from '../ui/toast.tsx';
import { MEAL_TIMES, mealTime } from './meal-times.ts';
import { useChangeMeal, type Meal } from './week.queries.ts';

/** When a meal is eaten, for how many, and what it is where it is no recipe. */
export function MealDialog({ meal, onClose }: { meal: Meal; onClose: () => void }) {
  const [date, setDate] = useState(meal.date);
  const [time, setTime] = useState(mealTime(meal.meal));
  const [servings, setServings] = useState(String(meal.servings ?? ''));
  const [title, setTitle] = useState(meal.title);
  const change = useChangeMeal();
  const people = Math.trunc(Number(servings));
  const problems = {
    date: date === '' ? 'Choose a day.' : undefined,
    servings:
      servings === '' || (people >= 1 && people <= 1000) ? undefined : 'A number from 1 to 1000.',
    title: title.trim() === '' ? 'Say what it is.' : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const { id } = meal;
    const name = meal.recipe_id === null ? { title: title.trim() } : {};
    const after = { date, meal: time, servings: servings === '' ? null : people, ...name };
    change.mutate({ id, change: after });
    toast({
      text: `${meal.title} is changed.`,
      action: {
        label: 'Undo',
        run: () => {
          const { servings: size, date: day } = meal;
          const before = { date: day, meal: mealTime(meal.meal), servings: size };
          const called = meal.recipe_id === null ? { title: meal.title } : {};
          change.mutate({ id, change: { ...before, ...called } });
        },
      },
    });
    onClose();
  };
  return (
    <Dialog
      title={meal.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="change-meal" look="main">
            Change it
          </Button>
        </>
      }
    >
      <form id="change-meal" onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Day"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
          problem={problems.date}
        />
        <Choice
          label="When"
          value={time}
          onChange={(event) => setTime(mealTime(event.target.value))}
        >
          {MEAL_TIMES.map((one) => (
            <option key={one.time} value={one.time}>
              {one.word}
            </option>
          ))}
        </Choice>
        <TextField
          label="For how many"
          inputMode="numeric"
          value={servings}
          onChange={(event) => setServings(event.target.value)}
          hint="As many as the recipe is written for when left empty."
          problem={problems.servings}
        />
        {meal.recipe_id === null && (
          <TextField
            label="What it is"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            problem={problems.title}
          />
        )}
      </form>
    </Dialog>
  );
}
