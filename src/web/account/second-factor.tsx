import { useState } from 'react';
import type { SecondFactorAsked } from '../../contract/errors.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { AccountSheet, FormProblem, useSending } from './account-form.tsx';
import { hasPasskeys, signInWithFactor } from './sign-in.ts';

type Way = SecondFactorAsked['factors'][number];

const ABOUT: Readonly<Record<Way, string>> = {
  totp: 'The six digits that your code app shows now.',
  passkey: 'Your passkey, on this device, your phone or a key that you plug in.',
  recovery_code: 'A recovery code, from when you set up the second factor. Each is good once.',
};
const CHOICES: Readonly<Record<Way, string>> = {
  totp: 'Use the code app',
  passkey: 'Use a passkey',
  recovery_code: 'Use a recovery code',
};

/** The second step of signing in, for accounts that ask for more than a password. */
export function SecondFactor({ asked, onBack }: { asked: SecondFactorAsked; onBack: () => void }) {
  const ways = asked.factors.filter((way) => way !== 'passkey' || hasPasskeys());
  // The quickest first; recovery codes are for need.
  const [way, setWay] = useState<Way>(
    (['passkey', 'totp', 'recovery_code'] as const).find((one) => ways.includes(one)) ?? 'totp',
  );
  const [code, setCode] = useState('');
  const { isSending, problem, submit } = useSending(async () => {
    if (way !== 'passkey') {
      return signInWithFactor(asked.challenge, way === 'totp' ? { code } : { recovery_code: code });
    }
    const { askPasskey } = await import('./passkey.ts');
    return signInWithFactor(asked.challenge, { passkey: await askPasskey(asked.passkey ?? {}) });
  });
  const isOver = problem?.fields['code'] === 'challenge_not_good';
  const isWrong = problem?.fields['code'] === 'second_factor_wrong';
  return (
    <AccountSheet title="One more step" about={ABOUT[way]}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {way !== 'passkey' && (
          <TextField
            key={way}
            ref={takeFocus}
            label={way === 'recovery_code' ? 'Recovery code' : 'Code of your app'}
            inputMode={way === 'recovery_code' ? 'text' : 'numeric'}
            autoComplete={way === 'recovery_code' ? 'off' : 'one-time-code'}
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            problem={isWrong ? problem.message : undefined}
          />
        )}
        {isOver || (isWrong && way === 'passkey') ? (
          <p role="alert" className="font-medium text-danger">
            {problem.message}
          </p>
        ) : (
          !isWrong && <FormProblem problem={problem} />
        )}
        <Button
          key={`send ${way}`}
          ref={way === 'passkey' ? takeFocus : undefined}
          type="submit"
          look="main"
          isBusy={isSending}
          disabled={isOver}
        >
          {way === 'passkey' ? 'Use the passkey' : 'Log in'}
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="quiet" size="small" onClick={onBack}>
            Start again
          </Button>
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Button
                key={other}
                look="quiet"
                size="small"
                onClick={() => {
                  setCode('');
                  setWay(other);
                }}
              >
                {CHOICES[other]}
              </Button>
            ))}
        </div>
      </form>
    </AccountSheet>
  );
}
