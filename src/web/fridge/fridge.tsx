import {
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { Refrigerator, SearchX } from 'lucide-react';
import { useState } from 'react';
import { searchForm } from '../../domain/recipe-search.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty, Page, Skeleton } from '../ui/page.tsx';
import { useFridge, useMoveItem, type Group, type Item } from './fridge.queries.ts';
import { EndingSoon } from './ending-soon.tsx';
import { GroupCard } from './group-card.tsx';
import { NewGroup } from './new-group.tsx';
import { RunningLow } from './running-low.tsx';

/** From here on, a fridge has a search box. */
const MANY = 15;

/** What one has, in groups of one's own; things are dragged from one to another, or sent by their menu. */
export default function FridgePage() {
  const { groups, isPending, isError, error, refetch } = useFridge();
  const [drafts, setDrafts] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const moveItem = useMoveItem();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor),
  );
  const names = [...(groups ?? []).map(([name]) => name), ...drafts];
  const shown = find(withDrafts(groups ?? [], drafts), typed);
  const count = (groups ?? []).reduce((sum, [, items]) => sum + items.length, 0);

  const move = (item: Item, from: string, to: string) => {
    if (from !== to) moveItem.mutate({ item, group: to });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const { item, group } = (active.data.current ?? {}) as { item?: Item; group?: string };
    const to = (over?.data.current as { group?: string } | undefined)?.group;
    if (item && group !== undefined && to !== undefined) move(item, group, to);
  };

  return (
    <Page
      title="Fridge"
      isWide
      about={
        count > 0
          ? `${count === 1 ? '1 thing' : `${count} things`} at home. What stands here is left off the shopping list.`
          : undefined
      }
      actions={
        count > 0 && (
          <>
            <ButtonLink href="/recipes?by=fridge">What can I cook?</ButtonLink>
            <NewGroup names={names} onAdd={(name) => setDrafts([...drafts, name])} />
          </>
        )
      }
    >
      {isError && !groups && (
        <Empty
          title="The fridge did not open"
          action={<Button onClick={() => refetch()}>Try again</Button>}
        >
          {error.message}
        </Empty>
      )}
      {isPending && !isError && <Waiting />}
      {groups && count === 0 && drafts.length === 0 && (
        <Empty
          picture={<Refrigerator />}
          title="Nothing is noted yet"
          action={<NewGroup names={names} onAdd={(name) => setDrafts([name])} />}
        >
          Start with a place, such as the fridge door or the freezer, and what is in it. Plans then
          leave it off the shopping list.
        </Empty>
      )}
      <EndingSoon groups={groups ?? []} />
      <RunningLow />
      {count > MANY && (
        <input
          type="search"
          aria-label="Search the fridge"
          placeholder="Search the fridge …"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="no-print mb-5 min-h-11 w-full max-w-sm rounded-control border border-edge bg-card px-4 text-base"
        />
      )}
      {typed !== '' && shown.length === 0 && (
        <Empty
          picture={<SearchX />}
          title="That is not in the fridge"
          action={<Button onClick={() => setTyped('')}>Show everything</Button>}
        />
      )}
      <DndContext sensors={sensors} onDragEnd={onDragEnd} accessibility={SPOKEN}>
        <div className="columns-1 gap-5 sm:columns-2 lg:columns-3 2xl:columns-4">
          {shown.map(([name, items]) => (
            <GroupCard
              key={name}
              name={name}
              items={items}
              names={names}
              onMove={move}
              onLeave={() => setDrafts(drafts.filter((draft) => draft !== name))}
            />
          ))}
        </div>
      </DndContext>
    </Page>
  );
}

/** Groups that are new exist here until they have something in them. */
function withDrafts(groups: readonly Group[], drafts: readonly string[]): Group[] {
  const known = new Set(groups.map(([name]) => name));
  return [...drafts.filter((name) => !known.has(name)).map((name): Group => [name, []]), ...groups];
}

function find(groups: readonly Group[], typed: string): readonly Group[] {
  const form = searchForm(typed);
  if (form === '') return groups;
  return groups
    .map(([name, items]): Group => [
      name,
      items.filter((item) => searchForm(item.name).includes(form)),
    ])
    .filter(([, items]) => items.length > 0);
}

const nameOf = (data: { current?: unknown } | undefined) => {
  const { item, group } = (data?.current ?? {}) as { item?: Item; group?: string };
  return item?.name ?? group ?? '';
};

/** What a screen reader is told while something is dragged. */
const SPOKEN = {
  screenReaderInstructions: {
    draggable:
      'Press space to lift, the arrows to move, space to put down, Escape to leave it. The menu beside it moves it, too.',
  },
  announcements: {
    onDragStart: ({ active }: { active: { data: { current?: unknown } } }) =>
      `${nameOf(active.data)} is lifted.`,
    onDragOver: ({ over }: { over: { data: { current?: unknown } } | null }) =>
      over ? `Over ${nameOf(over.data)}.` : 'Over no group.',
    onDragEnd: ({
      active,
      over,
    }: {
      active: { data: { current?: unknown } };
      over: { data: { current?: unknown } } | null;
    }) =>
      over
        ? `${nameOf(active.data)} is in ${nameOf(over.data)}.`
        : `${nameOf(active.data)} is back where it was.`,
    onDragCancel: ({ active }: { active: { data: { current?: unknown } } }) =>
      `${nameOf(active.data)} is back where it was.`,
  },
};

function Waiting() {
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} className="h-56 rounded-card" />
      ))}
    </div>
  );
}
