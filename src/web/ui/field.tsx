import { useId, type ComponentProps, type ReactNode } from 'react';

const CONTROL =
  'w-full rounded-control border border-edge bg-card px-3.5 text-base text-ink transition-colors hover:border-ink/60 aria-invalid:border-danger disabled:opacity-60';

interface Around {
  label: string;
  /** A sentence of help below. */
  hint?: ReactNode;
  /** What is wrong, in a sentence. */
  problem?: string | undefined;
  /** The label is there for screen readers only. */
  isLabelHidden?: boolean;
}

interface Described {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

/** A control with its label, its help and its problem, tied together for everybody. */
function Labelled({
  label,
  hint,
  problem,
  isLabelHidden = false,
  children,
}: Around & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const describedBy = [problemId, hintId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-semibold'}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problem === undefined ? undefined : true,
        'aria-describedby': describedBy,
      })}
      {problem !== undefined && (
        <p id={problemId} className="text-sm font-medium text-danger">
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({
  label,
  hint,
  problem,
  isLabelHidden,
  className = '',
  ...rest
}: ComponentProps<'input'> & Around) {
  return (
    <Labelled {...{ label, hint, problem, isLabelHidden }}>
      {(described) => (
        <input {...rest} {...described} className={`min-h-11 ${CONTROL} ${className}`} />
      )}
    </Labelled>
  );
}

/** Several lines of text; the box grows with what is typed. */
export function TextArea({
  label,
  hint,
  problem,
  isLabelHidden,
  className = '',
  ...rest
}: ComponentProps<'textarea'> & Around) {
  return (
    <Labelled {...{ label, hint, problem, isLabelHidden }}>
      {(described) => (
        <textarea
          {...rest}
          {...described}
          className={`field-sizing-content min-h-24 py-2.5 ${CONTROL} ${className}`}
        />
      )}
    </Labelled>
  );
}

/** One of a few; its options are the children. */
export function Choice({
  label,
  hint,
  problem,
  isLabelHidden,
  className = '',
  ...rest
}: ComponentProps<'select'> & Around) {
  return (
    <Labelled {...{ label, hint, problem, isLabelHidden }}>
      {(described) => (
        <select {...rest} {...described} className={`min-h-11 ${CONTROL} ${className}`} />
      )}
    </Labelled>
  );
}

/** On or off, in effect at once. */
export function Switch({
  label,
  hint,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: string; hint?: ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4 py-1.5">
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
      <input
        {...rest}
        id={id}
        type="checkbox"
        role="switch"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="relative mt-0.5 h-7 w-12 shrink-0 appearance-none rounded-full border border-edge bg-sunken transition-colors before:absolute before:top-1/2 before:left-1 before:size-4.5 before:-translate-y-1/2 before:rounded-full before:bg-edge before:transition-all checked:border-accent checked:bg-accent checked:before:left-6 checked:before:bg-on-accent"
      />
    </div>
  );
}

/** A tick box, big enough for a thumb. Its label stands beside it, or is `aria-label`. */
export function Tick({ className = '', ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={`tick size-6 shrink-0 appearance-none rounded-md border-2 border-edge bg-card transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent ${className}`}
    />
  );
}
