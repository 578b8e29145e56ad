import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';

/** The name an account goes by. */
export function NameField({
  value,
  onChange,
  problem,
  hint,
}: {
  value: string;
  onChange: (name: string) => void;
  problem: string | undefined;
  hint?: string;
}) {
  return (
    <TextField
      label="User name"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
      problem={problem}
      hint={hint}
    />
  );
}

/** A password that can be looked at. */
export function PasswordField(props: ComponentProps<typeof TextField>) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField {...props} type={isShown ? 'text' : 'password'} className="pr-12" />
      <IconButton
        label={isShown ? 'Hide the password' : 'Show the password'}
        className="absolute top-[1.625rem] right-0"
        onClick={() => setShown(!isShown)}
      >
        {isShown ? (
          <EyeOff aria-hidden className="size-5" />
        ) : (
          <Eye aria-hidden className="size-5" />
        )}
      </IconButton>
    </div>
  );
}

/** The state of a form that is sent: under way or not, and what the server thought of it. */
export function useSending(send: () => Promise<void>) {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setProblem(undefined);
    try {
      await send();
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, String(error)));
    } finally {
      setSending(false);
    }
  };
  return { isSending, problem, submit };
}

/** What went wrong with the whole, not with one field. */
export function FormProblem({ problem }: { problem: Problem | undefined }) {
  const isWhole = problem && Object.keys(problem.fields).length === 0;
  return (
    <div role="alert">
      {isWhole && (
        <p className="rounded-control bg-danger-tint px-4 py-3 font-medium text-danger">
          {problem.message}
        </p>
      )}
    </div>
  );
}

/** The sheet in the middle that signing in and registering are written on. */
export function AccountSheet({
  title,
  about,
  children,
}: {
  title: string;
  about: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md gap-6 px-4 py-10 sm:py-16">
      <header>
        <h1 className="text-4xl">{title}</h1>
        <p className="mt-2 text-soft">{about}</p>
      </header>
      <Card className="p-5 sm:p-7">{children}</Card>
    </div>
  );
}
