import { Check } from 'lucide-react';
import type { Step } from '../../domain/note-steps.ts';
import { StepText } from '../cook/step-text.tsx';
import type { Recipe } from './recipes.queries.ts';

/** The steps of a recipe, ticked off one by one; parts of it stand under their headings. */
export function Steps({
  recipe,
  steps,
  ticked,
  onTick,
}: {
  recipe: Recipe;
  steps: readonly Step[];
  ticked: ReadonlySet<string>;
  onTick: (what: string) => void;
}) {
  return partsOf(steps).map(({ first, steps: part }) => (
    <div key={first} className="mt-5 first-of-type:mt-0">
      {part[0]?.heading !== '' && (
        <h3 dir="auto" className="mb-2 text-[1.1em]">
          {part[0]?.heading}
        </h3>
      )}
      <ol start={first + 1} className="grid gap-1">
        {part.map((step, index) => {
          const number = first + index + 1;
          const name = `step ${number}`;
          const isDone = ticked.has(name);
          return (
            <li
              key={number}
              className="grid break-inside-avoid grid-cols-[auto_1fr] items-start gap-3 py-1.5"
            >
              <button
                type="button"
                aria-pressed={isDone}
                aria-label={`Step ${number} done`}
                onClick={() => onTick(name)}
                className={`grid size-11 place-items-center rounded-full font-display text-lg font-semibold transition-colors print:size-7 print:bg-transparent print:text-ink ${isDone ? 'bg-accent text-on-accent' : 'bg-sunken text-ink hover:bg-tint hover:text-on-tint'}`}
              >
                {isDone && <Check aria-hidden className="size-5 print:hidden" />}
                <span className={isDone ? 'hidden print:inline' : ''}>{number}</span>
              </button>
              <div
                dir="auto"
                className={`max-w-[65ch] min-w-0 pt-[calc((2.75rem-1.625em)/2)] leading-relaxed print:pt-0 ${isDone ? 'text-soft print:text-ink' : ''}`}
              >
                <StepText text={step.text} name={recipe.name} path={`/recipes/${recipe.id}`} />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  ));
}

/** A new part begins where a step has a heading. */
function partsOf(steps: readonly Step[]): { first: number; steps: Step[] }[] {
  const parts: { first: number; steps: Step[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const last = parts.at(-1);
    if (last && step.heading === '') last.steps.push(step);
    else parts.push({ first: index, steps: [step] });
  }
  return parts;
}
