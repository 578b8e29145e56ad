import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { AccountSheet, FormProblem, useSending } from './account-form.tsx';
import { signInWithCode } from './sign-in.ts';

/** The second step of signing in, for accounts that ask for a code of an app. */
export function SecondFactor({ challenge, onBack }: { challenge: string; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const { isSending, problem, submit } = useSending(() =>
    signInWithCode(challenge, isRecovery ? { recovery_code: code } : { code }),
  );
  const isOver = problem?.fields['code'] === 'challenge_not_good';
  const isWrong = problem?.fields['code'] === 'second_factor_wrong';
  return (
    <AccountSheet
      title="One more step"
      about={
        isRecovery
          ? 'A recovery code, from when you set up the second factor. Each is good once.'
          : 'The six digits that your code app shows now.'
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          key={String(isRecovery)}
          ref={takeFocus}
          label={isRecovery ? 'Recovery code' : 'Code of your app'}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          problem={isWrong ? problem.message : undefined}
        />
        {isOver ? (
          <p role="alert" className="font-medium text-danger">
            {problem.message}
          </p>
        ) : (
          !isWrong && <FormProblem problem={problem} />
        )}
        <Button type="submit" look="main" isBusy={isSending} disabled={isOver}>
          Log in
        </Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="quiet" size="small" onClick={onBack}>
            Start again
          </Button>
          <Button
            look="quiet"
            size="small"
            onClick={() => {
              setCode('');
              setRecovery(!isRecovery);
            }}
          >
            {isRecovery ? 'Use the code app' : 'Use a recovery code'}
          </Button>
        </div>
      </form>
    </AccountSheet>
  );
}
