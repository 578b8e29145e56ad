import type { ReactNode } from 'react';
import { CurrencyChoice } from '../fridge/currency-choice.tsx';
import { Card, Page } from '../ui/page.tsx';
import { AccountEvents } from './account-events.tsx';
import { useAccount } from './account.queries.ts';
import { CodeApp } from './code-app.tsx';
import { day } from './dates.ts';
import { Devices } from './devices.tsx';
import { Invitations } from './invitations.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordForm } from './password-form.tsx';
import { RemoveAccount } from './remove-account.tsx';
import { ScriptTokens } from './script-tokens.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { WholeBackup } from './whole-backup.tsx';
import { YourData } from './your-data.tsx';

/** Everything about the account, and how this device shows it. */
export default function Settings() {
  const { data } = useAccount();
  return (
    <Page
      title="Settings"
      about={data && `Signed in as ${data.username}, since ${day(data.created_at)}.`}
    >
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        <Section title="Look">
          <ThemeChoice />
        </Section>
        <Section title="Prices">
          <CurrencyChoice />
        </Section>
        <Section title="Password">
          <PasswordForm />
        </Section>
        <Section title="Second step of signing in">
          <CodeApp />
        </Section>
        <Section title="Passkeys">
          <Passkeys />
        </Section>
        <Section title="Where you are signed in">
          <Devices />
        </Section>
        <Section title="Tokens for scripts">
          <ScriptTokens />
        </Section>
        <Section title="What happened to your account">
          <AccountEvents />
        </Section>
        <Section title="Your data">
          <YourData />
        </Section>
        {data?.is_admin && (
          <>
            <Section title="Invitations">
              <Invitations />
            </Section>
            <Section title="Backup of everything">
              <WholeBackup />
            </Section>
          </>
        )}
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
