import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ClipboardList, GripVertical, X } from 'lucide-react';
import { lastsFor } from '../recipes/recipe-words.ts';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { setBoard, useBoard, type Slot } from './board.ts';

/** How much is planned, and for how long it lasts. */
export function boardInWords(planned: readonly Recipe[]): string {
  if (planned.length === 0) return 'Empty so far';
  const portions = planned.reduce((sum, { longevity }) => sum + longevity, 0);
  return `${planned.length === 1 ? '1 recipe' : `${planned.length} recipes`}, ${lastsFor(portions)} in all`;
}

/** The plan in the making: dragged into order by mouse, finger or keyboard. */
export function BoardList({
  recipes,
  planned,
  onOpen,
}: {
  recipes: readonly Recipe[] | undefined;
  planned: readonly Recipe[];
  onOpen: (recipe: Recipe) => void;
}) {
  const board = useBoard();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const recipeOf = (slot: Slot) => recipes?.find(({ id }) => id === slot.recipeId);
  const nameOf = (key: string | number) => {
    const slot = board.find((other) => other.key === key);
    return (slot && recipeOf(slot)?.name) ?? 'The recipe';
  };
  const placeOf = (key: string | number) => board.findIndex((other) => other.key === key) + 1;
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    setBoard(arrayMove([...board], placeOf(active.id) - 1, placeOf(over.id) - 1));
  };
  const remove = (slot: Slot) => {
    const before = setBoard(board.filter((other) => other !== slot));
    toast({
      text: `${nameOf(slot.key)} is off the board.`,
      action: { label: 'Undo', run: () => setBoard(before) },
    });
  };
  return (
    <section aria-label="The board">
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2 pl-1">
        <div>
          <h2 className="hidden text-xl lg:block">The board</h2>
          <p role="status" className="text-sm text-soft">
            {boardInWords(planned)}
          </p>
        </div>
        {board.length > 0 && (
          <Button
            look="quiet"
            size="small"
            onClick={() => {
              const before = setBoard([]);
              toast({
                text: 'The board is empty.',
                action: { label: 'Undo', run: () => setBoard(before) },
              });
            }}
          >
            Empty it
          </Button>
        )}
      </header>
      {board.length === 0 && (
        <div className="grid justify-items-center gap-2 rounded-control border border-dashed border-edge px-4 py-8 text-center text-soft">
          <ClipboardList aria-hidden className="size-7" />
          <p>Put recipes here with their plus, tick several, or let chance choose.</p>
        </div>
      )}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{
          screenReaderInstructions: {
            draggable:
              'Press space to lift, the arrows to move, space to put down, Escape to leave it.',
          },
          announcements: {
            onDragStart: ({ active }) => `${nameOf(active.id)} is lifted.`,
            onDragOver: ({ active, over }) =>
              over ? `${nameOf(active.id)} is at place ${placeOf(over.id)}.` : undefined,
            onDragEnd: ({ active, over }) =>
              over ? `${nameOf(active.id)} is put down at place ${placeOf(over.id)}.` : undefined,
            onDragCancel: ({ active }) => `${nameOf(active.id)} is back where it was.`,
          },
        }}
      >
        <SortableContext items={board.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ol className="grid gap-2">
            {board.map((slot) => (
              <BoardSlot
                key={slot.key}
                slot={slot}
                recipe={recipeOf(slot)}
                isKnown={recipes !== undefined}
                onOpen={onOpen}
                onRemove={() => remove(slot)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </section>
  );
}

function BoardSlot({
  slot,
  recipe,
  isKnown,
  onOpen,
  onRemove,
}: {
  slot: Slot;
  recipe: Recipe | undefined;
  isKnown: boolean;
  onOpen: (recipe: Recipe) => void;
  onRemove: () => void;
}) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: slot.key });
  const name = recipe?.name ?? (isKnown ? 'This recipe was deleted' : '…');
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`flex items-center rounded-control border bg-card ${isDragging ? 'relative z-10 border-accent shadow-raised' : 'border-line'}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={`Move ${name}`}
        className="grid size-11 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-soft hover:text-ink"
      >
        <GripVertical aria-hidden className="size-5" />
      </button>
      <button
        type="button"
        disabled={!recipe}
        onClick={() => recipe && onOpen(recipe)}
        className="min-h-12 min-w-0 flex-1 rounded-lg py-1.5 text-left"
      >
        <span className={`block truncate font-semibold ${recipe ? '' : 'text-soft'}`}>{name}</span>
        {recipe && (
          <span className="block truncate text-sm text-soft">{lastsFor(recipe.longevity)}</span>
        )}
      </button>
      <IconButton label={`Take ${name} off the board`} onClick={onRemove}>
        <X aria-hidden className="size-5" />
      </IconButton>
    </li>
  );
}
