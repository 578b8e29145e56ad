/** One step of a recipe. */
export interface Step {
  text: string;
  /** What it begins a part of, such as "For the sauce"; mostly empty. */
  heading: string;
}

/** What a recipe's note says to do, and what it says beside. */
export interface NoteSteps {
  steps: Step[];
  /** Lines that are no steps: remarks, where it comes from. */
  remarks: string;
}

/** "1.", "2)", "Step 3:" in front of a line, or "Step 3" alone on it. */
const NUMBERED =
  /^\s*(?:(?:step|schritt|étape|paso|bước)\s*\d{1,2}\s*(?:[.):–-]|$)|\d{1,2}\s*[.):](?=\s|$))\s*/iu;
const DOTTED = /^\s*[-–—•*]\s+/u;
/** "For the sauce:" or "## Sauce". */
const HEADING = /^(?:#{1,6}\s+(.{1,80}?)\s*:?|(.{1,80}):)$/u;

/**
 * Reads the steps of a note: its numbered lines, else those with a dot or a dash in front; without any mark its lines
 * where there are several. A line that follows a marked one goes on with it, up to the next empty line.
 * @param note any text
 * @returns the steps without their marks, and the lines around them
 */
export function noteSteps(note: string): NoteSteps {
  const lines = note.split(/\r?\n/).map((line) => line.trim());
  const mark = [NUMBERED, DOTTED].find((one) => lines.some((line) => one.test(line)));
  if (mark) return markedSteps(lines, mark);
  const paragraphs = lines.filter((line) => line !== '');
  return paragraphs.length > 1
    ? { steps: paragraphs.map((text) => ({ text, heading: '' })), remarks: '' }
    : { steps: [], remarks: note.trim() };
}

function markedSteps(lines: readonly string[], mark: RegExp): NoteSteps {
  const steps: Step[] = [];
  const remarks: string[] = [];
  let heading = '';
  let isInStep = false;
  for (const [index, line] of lines.entries()) {
    const open = isInStep ? steps.at(-1) : undefined;
    if (mark.test(line)) {
      steps.push({ text: line.replace(mark, ''), heading });
      heading = '';
      isInStep = true;
    } else if (line === '') {
      isInStep = false;
    } else if (HEADING.test(line) && isMarkedNext(lines.slice(index + 1), mark)) {
      const [, hashed, named] = HEADING.exec(line) ?? [];
      heading = hashed ?? named ?? '';
    } else if (open) {
      // What a step lists stays a list.
      open.text += `${open.text === '' ? '' : DOTTED.test(line) ? '\n' : ' '}${line}`;
    } else {
      remarks.push(line);
    }
  }
  return { steps: steps.filter(({ text }) => text !== ''), remarks: remarks.join('\n') };
}

function isMarkedNext(lines: readonly string[], mark: RegExp): boolean {
  const next = lines.find((line) => line !== '');
  return next !== undefined && mark.test(next);
}
