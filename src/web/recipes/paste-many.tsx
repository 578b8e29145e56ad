import { useEffect, useRef, useState } from 'react';
import { draftIngredient } from '../../domain/draft-ingredient.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { rowOf, type FormRow } from './form-draft.ts';

/** A row for each line that says something: what stands before the food is its quantity. */
export function rowsOf(text: string): FormRow[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { name, quantity } = draftIngredient(line);
      return rowOf(name, quantity);
    });
}

/** Many ingredients at once, a line each; how they are understood is seen below. */
export function PasteMany({
  onClose,
  onPaste,
}: {
  onClose: () => void;
  onPaste: (rows: FormRow[]) => void;
}) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const rows = rowsOf(text);
  return (
    <Dialog
      title="Paste ingredients"
      onClose={onClose}
      footer={
        <Button
          look="main"
          disabled={rows.length === 0}
          onClick={() => {
            onPaste(rows);
            onClose();
          }}
        >
          {rows.length === 1 ? 'Add 1 ingredient' : `Add ${rows.length} ingredients`}
        </Button>
      }
    >
      <TextArea
        ref={box}
        label="One ingredient a line"
        rows={7}
        dir="auto"
        value={text}
        placeholder={'200 g flour\n2 eggs\nsalt'}
        onChange={(event) => setText(event.target.value)}
        className="max-h-72"
      />
      {rows.length > 0 && (
        <table className="mt-4 w-full text-left">
          <caption className="pb-1 text-left text-sm font-semibold">They will be read as</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Quantity</th>
              <th scope="col">Ingredient</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ name, quantity }, index) => (
              <tr key={index}>
                <td className="w-2/5 py-1.5 pr-3 font-semibold">{quantity}</td>
                <td className="py-1.5" dir="auto">
                  {name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
