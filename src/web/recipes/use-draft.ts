import { useEffect, useRef, useState } from 'react';
import { emptyDraft, isSameDraft, rowOf, type FormDraft } from './form-draft.ts';

const STORED = 'ocipe-draft-';

/**
 * What stands in a form. It is kept on this device until it is saved or given up: leaving, reloading and a session
 * that ends lose nothing.
 * @param form `new`, or the recipe's id
 * @param owner whose it is; what somebody else had typed here is not shown
 * @param initial what the form begins with
 */
export function useDraft(form: string, owner: string, initial: () => FormDraft) {
  const [beginning] = useState(initial);
  const [recalled] = useState(() => {
    const kept = recallDraft(form, owner);
    return kept && !isSameDraft(kept, beginning) ? kept : undefined;
  });
  const [draft, setDraft] = useState(recalled ?? beginning);
  const [isRecalled, setRecalled] = useState(recalled !== undefined);
  const isKept = useRef(false);
  useEffect(() => {
    if (isKept.current) keepDraft(form, owner, draft);
  }, [form, owner, draft]);
  const update = (change: (draft: FormDraft) => FormDraft) => {
    isKept.current = true;
    setDraft(change);
  };
  return {
    draft,
    update,
    /** Whether it is what was typed before. */
    isRecalled,
    isChanged: !isSameDraft(draft, beginning),
    /** Puts the form back to its beginning. @returns how to have everything back */
    startAfresh: () => {
      update(() => beginning);
      setRecalled(false);
      return () => update(() => draft);
    },
    /** It is saved, or given up. */
    forget: () => {
      isKept.current = false;
      keepDraft(form, owner, undefined);
    },
  };
}

/** Whether something is kept of a form, whoever typed it. */
export function hasDraft(form: string): boolean {
  return stored(form) !== undefined;
}

/** Keeps what is typed; `undefined` forgets it. */
export function keepDraft(form: string, owner: string, draft: FormDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(STORED + form, JSON.stringify({ ...draft, owner }));
    else localStorage.removeItem(STORED + form);
  } catch {
    // It holds until the page is closed.
  }
}

function recallDraft(form: string, owner: string): FormDraft | undefined {
  const kept = stored(form);
  if (!kept) return undefined;
  if (kept.owner !== undefined && kept.owner !== '' && owner !== '' && kept.owner !== owner) {
    keepDraft(form, owner, undefined);
    return undefined;
  }
  const { owner: _owner, rows, ...rest } = kept;
  return {
    ...emptyDraft(),
    ...rest,
    rows: rows.map(({ name, quantity, preparation, section }) =>
      rowOf(String(name), String(quantity), { preparation, section }),
    ),
  };
}

function stored(form: string): (FormDraft & { owner?: string }) | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED + form) ?? 'null') as FormDraft | null;
    return kept && Array.isArray(kept.rows) ? kept : undefined;
  } catch {
    return undefined;
  }
}
