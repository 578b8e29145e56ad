import { useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { USUAL_CURRENCY } from '../../domain/money.ts';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import { toast, toastProblem } from '../ui/toast.tsx';
import { dayWords } from './ending.tsx';
import type { Item } from './fridge.queries.ts';

/** A food of which there is less than there should be. */
export type LowFood = ReplyOf<typeof api.stock.low>[number];
type Amount = { amount: string; unit: string };

/** Everything that follows from what is at home is asked for again. */
export function renewStock(): Promise<unknown> {
  const stale = ['fridge', 'low', 'marks', 'moves'];
  return Promise.all(stale.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

/** What is below its mark. */
export function useLow(): readonly LowFood[] {
  const { data } = useQuery({ queryKey: ['low'], queryFn: () => call(api.stock.low) });
  return data ?? [];
}

/** What should always be at home. */
export function useMarks() {
  const { data } = useQuery({ queryKey: ['marks'], queryFn: () => call(api.stock.marks) });
  return data;
}

/** What prices are in. */
export function useCurrency(): string {
  const { data } = useQuery({
    queryKey: ['stock-settings'],
    queryFn: () => call(api.stock.settings),
  });
  return data?.currency ?? USUAL_CURRENCY;
}

/** @throws Problem */
export async function saveCurrency(currency: string): Promise<void> {
  const settings = await call(api.stock.changeSettings, { body: { currency } });
  queryClient.setQueryData(['stock-settings'], settings);
  await renewStock();
}

/** Says of a food that it should always be at home. @throws Problem naming the field that is wrong */
export async function saveMark(name: string, { amount, unit }: Amount): Promise<void> {
  await call(api.stock.setMark, { body: { name, amount, unit } });
  await renewStock();
}

/** Forgets a mark; undoing sets it again. */
export async function removeMark(mark: {
  id: number;
  name: string;
  amount?: string;
  unit?: string;
}) {
  try {
    await call(api.stock.removeMark, { params: { id: mark.id } });
    const { name, amount = '', unit = '' } = mark;
    toast({
      text: `${name} need not be at home any more.`,
      action: {
        label: 'Undo',
        run: () => void saveMark(name, { amount, unit }).catch(toastProblem),
      },
    });
  } catch (error) {
    toastProblem(error);
  }
  await renewStock();
}

/** Puts what is below its mark on the list. */
export async function addLowToList(): Promise<void> {
  try {
    const { added } = await call(api.stock.addLow);
    const words = added.length === 1 ? `${added[0]} is` : `${added.length} things are`;
    toast({
      text: added.length === 0 ? 'All of it is on the list already.' : `${words} on the list.`,
    });
    await queryClient.invalidateQueries({ queryKey: ['groceries'] });
  } catch (error) {
    toastProblem(error);
  }
}

/** Undoes a change to the stock. */
async function undoChange(id: number): Promise<void> {
  await call(api.stock.undo, { params: { id } }).catch(toastProblem);
  // What was put away is on the list again.
  void queryClient.invalidateQueries({ queryKey: ['groceries'] });
  await renewStock();
}

/** A toast's button that undoes a change. */
export const undoing = (id: number) => ({ label: 'Undo', run: () => void undoChange(id) });

/** What falls below its mark, in a sentence behind another; nothing where nothing does. */
export function lowWords(low: readonly { name: string; state: 'low' | 'out' }[] = []): string {
  return low
    .map(({ name, state }) =>
      state === 'out' ? ` There is no ${name} left.` : ` ${name} is running low.`,
    )
    .join('');
}

/** Uses some of it up, or throws it away. @throws Problem naming the field that is wrong */
export async function consume(
  item: Item,
  use: Partial<Amount> & { thrown: boolean; reason?: string },
): Promise<void> {
  const {
    change,
    low,
    item: left,
  } = await call(api.fridge.use, {
    params: { id: item.id },
    body: use,
  });
  const what = left ? `Some ${item.name}` : item.name;
  const text = use.thrown ? 'thrown away, and noted as waste' : 'used up';
  toast({
    text: `${what} is ${text}.${lowWords(low)}`,
    ...(change === undefined ? {} : { action: undoing(change) }),
  });
  await renewStock();
}

/** What goes where; the day is guessed when left out. */
export interface Move extends Partial<Amount> {
  group: string;
  expires_on?: string;
}

/** What moving would do, without doing it. @throws Problem naming the field that is wrong */
export const previewMove = (id: number, move: Move) =>
  call(api.stock.move, { params: { id }, body: { ...move, preview: true } });

/** Moves all or a part of something. @throws Problem naming the field that is wrong */
export async function moveItem(item: Item, move: Move): Promise<void> {
  const moved = await call(api.stock.move, { params: { id: item.id }, body: move });
  const { expires_on: day, group } = moved.item;
  const isNewDay = day !== undefined && day !== item.expires_on;
  const what = moved.rest ? `Some ${item.name}` : item.name;
  toast({
    text: `${what} is in ${group}${isNewDay ? `, good ${dayWords(day)}` : ''}.`,
    ...(moved.change === undefined ? {} : { action: undoing(moved.change) }),
  });
  await renewStock();
}

/** Divides something into equal portions. @throws Problem naming the field that is wrong */
export async function splitItem(item: Item, portions: number): Promise<void> {
  const { change } = await call(api.stock.split, { params: { id: item.id }, body: { portions } });
  toast({ text: `${item.name} is in ${portions} portions.`, action: undoing(change) });
  await renewStock();
}
