import { Monitor, Smartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { chooseTheme, type Theme } from '../frame/theme.ts';
import { useTheme } from '../frame/use-theme.ts';
import { Button } from '../ui/button.tsx';
import { Card, Chip, Page, Skeleton } from '../ui/page.tsx';
import { toast, toastProblem } from '../ui/toast.tsx';
import { FormProblem, PasswordField, useSending } from './account-form.tsx';
import { deviceName } from './device-name.ts';
import {
  useAccount,
  useChangePassword,
  useEndOtherSessions,
  useEndSession,
  useSessions,
} from './account.queries.ts';
import { RemoveAccount } from './remove-account.tsx';
import { YourData } from './your-data.tsx';

/** Everything about the account, and how this device shows it. */
export default function Settings() {
  const { data } = useAccount();
  return (
    <Page
      title="Settings"
      about={data && `Signed in as ${data.username}, since ${day(data.created_at)}.`}
    >
      <div className="grid max-w-3xl gap-5">
        <Section title="Look">
          <ThemeChoice />
        </Section>
        <Section title="Password">
          <PasswordForm />
        </Section>
        <Section title="Where you are signed in">
          <Devices />
        </Section>
        <Section title="Your data">
          <YourData />
        </Section>
        <Section title="Leave Ocipe">
          <RemoveAccount />
        </Section>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="p-5 sm:p-6">
      <section aria-label={title}>
        <h2 className="mb-4 text-xl">{title}</h2>
        {children}
      </section>
    </Card>
  );
}

const THEMES: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

function ThemeChoice() {
  const theme = useTheme();
  return (
    <fieldset className="inline-flex max-w-full flex-wrap rounded-control bg-sunken p-1">
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ value, name }) => (
        <label
          key={value}
          className="flex min-h-10 cursor-pointer items-center rounded-lg px-4 font-semibold text-soft has-checked:bg-card has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="theme"
            className="sr-only"
            checked={theme === value}
            onChange={() => chooseTheme(value)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChangePassword();
  const { isSending, problem, submit } = useSending(async () => {
    await change.mutateAsync({ current_password: current, new_password: next });
    setCurrent('');
    setNext('');
    toast({ text: 'The password is changed. All other devices are signed out.' });
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-md gap-4">
      <PasswordField
        label="Password so far"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        problem={problem?.fields['current_password']}
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        problem={problem?.fields['new_password']}
        hint="8 characters or more."
      />
      <FormProblem problem={problem} />
      <div>
        <Button type="submit" isBusy={isSending}>
          Change the password
        </Button>
      </div>
    </form>
  );
}

function Devices() {
  const { data, isError, error } = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  if (isError) return <p className="text-danger">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line">
        {data.map((session) => {
          const { name, isPhone } = deviceName(session.user_agent);
          const Icon = isPhone ? Smartphone : Monitor;
          return (
            <li key={session.id} className="flex items-center gap-4 py-3">
              <Icon aria-hidden className="size-6 shrink-0 text-soft" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {name}
                  {session.current && <Chip tone="tint">This one</Chip>}
                </p>
                <p className="text-sm text-soft">
                  Last used {day(session.last_used_at)} · since {day(session.created_at)}
                  {session.ip && ` · ${session.ip}`}
                </p>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  aria-label={`Sign out ${name}, last used ${day(session.last_used_at)}`}
                  isBusy={end.isPending && end.variables === session.id}
                  onClick={() => end.mutate(session.id, { onError: toastProblem })}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {data.length > 1 && (
        <div>
          <Button
            isBusy={endOthers.isPending}
            onClick={() =>
              endOthers.mutate(undefined, {
                onError: toastProblem,
                onSuccess: () => toast({ text: 'All other devices are signed out.' }),
              })
            }
          >
            Sign out everywhere else
          </Button>
        </div>
      )}
    </div>
  );
}

const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const day = (time: string) => days.format(new Date(time));
