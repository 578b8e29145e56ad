/** What a recipe's note says to do, and what it says beside. */
export interface NoteSteps {
  steps: string[];
  /** Lines that are no steps: remarks, where it comes from. */
  remarks: string;
}

/** "1.", "2)", "Step 3:", "- ", "• " in front of a line. */
const MARK = /^\s*(?:(?:step|schritt|bước)?\s*\d{1,2}\s*[.):]|[-–•*])\s+/iu;

/**
 * Reads the steps of a note: its marked lines; without any mark, its paragraphs where there are several.
 * @param note any text
 * @returns the steps without their marks, and the lines around them
 */
export function noteSteps(note: string): NoteSteps {
  const lines = note.split(/\r?\n/);
  if (lines.some((line) => MARK.test(line))) return markedSteps(lines);
  const paragraphs = note
    .split(/\n\s*\n|\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return paragraphs.length > 1
    ? { steps: paragraphs, remarks: '' }
    : { steps: [], remarks: note.trim() };
}

function markedSteps(lines: readonly string[]): NoteSteps {
  const steps: string[] = [];
  const remarks: string[] = [];
  let isInStep = false;
  for (const line of lines) {
    const text = line.replace(MARK, '').trim();
    if (MARK.test(line)) {
      steps.push(text);
      isInStep = true;
    } else if (text === '') {
      isInStep = false;
    } else if (isInStep) {
      steps.push(`${steps.pop() ?? ''} ${text}`);
    } else {
      remarks.push(text);
    }
  }
  return { steps, remarks: remarks.join('\n') };
}
