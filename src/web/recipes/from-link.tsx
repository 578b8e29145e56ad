import { useState, type FormEvent } from 'react';
import { api } from '../../contract/api.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { draftOf, type FormDraft } from './form-draft.ts';

/** Reads a recipe from a web page into the form. */
export function FromLink({
  onClose,
  onRead,
}: {
  onClose: () => void;
  onRead: (draft: FormDraft) => void;
}) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isReading, setReading] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isReading) return;
    // People paste whole messages with a link in them.
    const url = /https?:\/\/\S+/.exec(typed)?.[0] ?? withScheme(typed.trim());
    if (url === undefined) {
      setProblem('That is no web address. It begins with https://');
      return;
    }
    setReading(true);
    setProblem(undefined);
    try {
      const read = await call(api.import.fromUrl, { body: { url } });
      const { ingredients, ...rest } = read;
      onRead(
        draftOf({
          ...rest,
          frequency:
            rest.frequency === 'weekend' || rest.frequency === 'rarely'
              ? rest.frequency
              : 'weekday',
          state: 'active',
          ingredient_list: ingredients,
        }),
      );
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
      setReading(false);
    }
  };
  return (
    <Dialog
      title="Read a recipe from a page"
      onClose={onClose}
      footer={
        <Button type="submit" form="from-link" look="main" isBusy={isReading}>
          {isReading ? 'Reading the page …' : 'Read it'}
        </Button>
      }
    >
      <form id="from-link" onSubmit={submit} noValidate>
        <TextField
          label="Address of the page"
          type="url"
          inputMode="url"
          placeholder="https://"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          problem={problem}
          hint="Nothing is saved before you have looked it over."
        />
      </form>
    </Dialog>
  );
}

function withScheme(text: string): string | undefined {
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text) ? `https://${text}` : undefined;
}
