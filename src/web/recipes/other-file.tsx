import { useEffect, useState } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { removeAgain, renewRecipes } from './recipes.queries.ts';

type Report = ReplyOf<typeof api.files.import>;

/** So many recipes are shown one by one. */
const SHOWN = 300;

const RESULTS: Readonly<Record<Report['rows'][number]['result'], string>> = {
  added: 'new',
  merged: 'gets what it lacks',
  skipped: 'there already',
  failed: 'cannot be read',
};

/** A file that another program wrote: what is in it, and then its recipes. */
export function OtherFile({
  file,
  onBack,
  onClose,
}: {
  file: File;
  onBack: () => void;
  onClose: () => void;
}) {
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  useEffect(() => {
    let isOver = false;
    send(file, true).then(
      (found) => !isOver && setReport(found),
      (error: unknown) => !isOver && setProblem((error as Error).message),
    );
    return () => {
      isOver = true;
    };
  }, [file]);
  const add = async () => {
    setAdding(true);
    setProblem(undefined);
    try {
      const done = await send(file, false);
      const ids = done.rows.flatMap(({ id, result }) => (result === 'added' && id ? [id] : []));
      toast({
        text: `${countOf(done.added)} added${done.failed > 0 ? `, ${done.failed} left out` : ''}.`,
        ...(ids.length > 0 ? { action: { label: 'Undo', run: () => void removeAgain(ids) } } : {}),
      });
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
    }
    setAdding(false);
    await renewRecipes();
  };
  const wanted = (report?.added ?? 0) + (report?.merged ?? 0);
  return (
    <Dialog
      title={file.name}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>Another file</Button>
          <Button look="main" disabled={wanted === 0} isBusy={isAdding} onClick={add}>
            {isAdding ? 'Adding …' : `Add ${countOf(wanted)}`}
          </Button>
        </>
      }
    >
      <p role="status" className="min-h-6 text-soft">
        {!report && problem === undefined && 'The file is being read …'}
        {report && summaryOf(report)}
      </p>
      {!report && problem === undefined && <Skeleton className="mt-3 h-40" />}
      <ul className="mt-2 divide-y divide-line">
        {report?.rows.slice(0, SHOWN).map(({ name, result, reason }, index) => (
          <li key={index} className="flex min-h-11 items-center gap-3 py-1.5">
            <span dir="auto" className="min-w-0 flex-1 leading-snug font-medium">
              {name}
            </span>
            <span
              className={`max-w-[45%] text-right text-sm ${result === 'failed' ? 'text-danger' : 'text-soft'}`}
            >
              {reason ?? RESULTS[result]}
            </span>
          </li>
        ))}
      </ul>
      {report && report.rows.length > SHOWN && (
        <p className="pt-2 text-sm text-soft">And {report.rows.length - SHOWN} more.</p>
      )}
      {problem !== undefined && (
        <p
          role="alert"
          className="mt-3 rounded-control bg-danger-tint px-4 py-3 font-medium text-danger"
        >
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function send(file: File, preview: boolean): Promise<Report> {
  const form = new FormData();
  form.set('preview', String(preview));
  form.set('file', file);
  return call(api.files.import, { form });
}

function summaryOf({ format, added, merged, skipped, failed }: Report): string {
  const parts = [
    `${added} new`,
    merged > 0 ? `${merged} that get what they lack` : '',
    skipped > 0 ? `${skipped} in your cookbook already` : '',
    failed > 0 ? `${failed} that cannot be read` : '',
  ].filter((part) => part !== '');
  return `${format}: ${parts.join(', ')}.`;
}

const countOf = (count: number) => (count === 1 ? '1 recipe' : `${count} recipes`);
