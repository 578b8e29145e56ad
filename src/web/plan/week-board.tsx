import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  pointerWithin,
  PointerSensor,
  useSensor,
  useSensors,
  type Active,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { toast } from '../ui/toast.tsx';
import { dayName } from './days.ts';
import { useChangeMeal, type Meal } from './week.queries.ts';

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** With the arrows a meal goes from day to day, whatever their heights are. */
const toNextDay: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = STEPS[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const { droppableRects, droppableContainers, over, collisionRect } = context;
  const days = droppableContainers
    .getEnabled()
    .map(({ id }) => String(id))
    .toSorted();
  const rect = droppableRects.get(days[days.indexOf(String(over?.id)) + step] ?? '');
  if (!rect || !collisionRect) return currentCoordinates;
  return {
    x: rect.left + (rect.width - collisionRect.width) / 2,
    y: rect.top + (rect.height - collisionRect.height) / 2,
  };
};

/** Under the pointer; the nearest day for the keyboard, which has none. */
const dayUnder: CollisionDetection = (given) =>
  given.pointerCoordinates ? pointerWithin(given) : closestCenter(given);

/** The days of the week: their meals are dragged from one to another by mouse, finger or keyboard. */
export function WeekBoard({ meals, children }: { meals: readonly Meal[]; children: ReactNode }) {
  const change = useChangeMeal();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextDay }),
  );
  const mealOf = ({ id }: Active) => meals.find((meal) => meal.id === id);
  const titleOf = (active: Active) => mealOf(active)?.title ?? 'The meal';
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const meal = mealOf(active);
    const date = over ? String(over.id) : undefined;
    if (!meal || date === undefined || date === meal.date) return;
    const { id, date: before } = meal;
    change.mutate({ id, change: { date } });
    toast({
      text: `${meal.title} is on ${dayName(date)}.`,
      action: { label: 'Undo', run: () => change.mutate({ id, change: { date: before } }) },
    });
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={dayUnder}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: {
          draggable:
            'Press space to lift the meal, the arrows to go from day to day, space to put it down, Escape to leave it.',
        },
        announcements: {
          onDragStart: ({ active }) => `${titleOf(active)} is lifted.`,
          onDragOver: ({ active, over }) =>
            over ? `${titleOf(active)} is over ${dayName(String(over.id))}.` : undefined,
          onDragEnd: ({ active, over }) =>
            over ? `${titleOf(active)} is put down on ${dayName(String(over.id))}.` : undefined,
          onDragCancel: ({ active }) => `${titleOf(active)} is back where it was.`,
        },
      }}
    >
      {children}
    </DndContext>
  );
}
