import { AppError } from '../../contract/errors.ts';
import type { AccountServices, Caller } from './account-services.ts';
import { failureCounts } from './login.ts';
import { countFailures } from './throttle.ts';

/**
 * Makes sure that whoever is signed in knows the password.
 * @param field the field it was sent in, for the error
 * @throws AppError `invalid_input` when it is wrong, `throttled`, `busy`
 */
export async function confirmPassword(
  services: AccountServices,
  user: { username: string; password_hash: string },
  field: string,
  password: string,
  caller: Caller,
): Promise<void> {
  const { hasher, throttle } = services;
  const counts = failureCounts(services, user.username, caller, undefined);
  const isRight = await countFailures(throttle, counts, async () => {
    const verdict = await hasher.verify(user.password_hash, password);
    return verdict.isRight || undefined;
  });
  if (!isRight) throw new AppError('invalid_input', { [field]: ['This is not your password.'] });
}
