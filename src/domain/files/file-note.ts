import type { RecipeStep } from '../recipe-parts.ts';

/** What a note is made of. */
export interface NoteParts {
  description: string;
  steps: RecipeStep[];
  notes: string;
  sourceUrl: string;
}

/** Numbered steps in front of their texts, and the address a note ends with. */
const NUMBERED = /^(\d{1,3})\. (\S.*)$/u;
const ADDRESS = /^https?:\/\/\S+$/iu;

/**
 * A note from its parts: description, steps with their numbers, notes, and the source at its end, a paragraph each.
 * A section's name stands on a line of its own, with a colon.
 */
export function writeNote({ description, steps, notes, sourceUrl }: NoteParts): string {
  const lines: string[] = [];
  let section: string | undefined;
  for (const [at, step] of steps.entries()) {
    if (step.section !== section && step.section !== undefined) {
      lines.push(step.section.endsWith(':') ? step.section : `${step.section}:`);
    }
    section = step.section;
    lines.push(`${at + 1}. ${step.text}`);
  }
  return [description, lines.join('\n'), notes, sourceUrl]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * The parts of a note that `writeNote` could have written. Whatever else it is stays whole, as notes: written
 * again, any note is what it was.
 */
export function readNote(note: string): NoteParts {
  const whole = { description: '', steps: [], notes: note, sourceUrl: '' };
  const paragraphs = note.split('\n\n');
  const last = paragraphs.at(-1) ?? '';
  const sourceUrl = ADDRESS.test(last) ? last : '';
  const rest = sourceUrl === '' ? paragraphs : paragraphs.slice(0, -1);
  const at = rest.findIndex((paragraph) => readSteps(paragraph).length > 0);
  const parts: NoteParts =
    at < 0
      ? { description: '', steps: [], notes: rest.join('\n\n'), sourceUrl }
      : {
          description: rest.slice(0, at).join('\n\n'),
          steps: readSteps(rest[at] ?? ''),
          notes: rest.slice(at + 1).join('\n\n'),
          sourceUrl,
        };
  return writeNote(parts) === note ? parts : whole;
}

/** Steps numbered from 1 on, with their sections; none for a paragraph that is anything else. */
function readSteps(paragraph: string): RecipeStep[] {
  const steps: RecipeStep[] = [];
  let section = '';
  for (const line of paragraph.split('\n')) {
    const [, number, text = ''] = NUMBERED.exec(line) ?? [];
    if (number !== undefined && Number(number) === steps.length + 1) {
      steps.push(section === '' ? { text } : { text, section });
    } else if (line.endsWith(':') && line.length > 1) {
      section = line.slice(0, -1);
    } else {
      return [];
    }
  }
  return steps;
}
