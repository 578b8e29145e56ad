import { AppError } from '../../contract/errors.ts';
import type { AccountServices } from './account-services.ts';
import { findUser } from './users.store.ts';

/**
 * Makes sure that whoever is signed in knows the password. Attempts have a count of their own: strangers who try
 * the name elsewhere cannot keep its owner from a new password, and a new session is no new allowance.
 * @param field the field it was sent in, for the error
 * @throws AppError `invalid_input` when it is wrong, `throttled`, `busy`
 */
export async function confirmPassword(
  { config, hasher, throttle }: AccountServices,
  user: { id: number; password_hash: string },
  field: string,
  password: string,
): Promise<void> {
  const counts = [{ key: `confirm ${user.id}`, limit: config.limits.loginPerNameAndAddress }];
  const isRight = await throttle.countFailures(counts, async () => {
    const verdict = await hasher.verify(user.password_hash, password);
    return verdict.isRight || undefined;
  });
  if (!isRight) throw new AppError('invalid_input', { [field]: ['This is not your password.'] });
}

/**
 * The account that is signed in, once its password was given.
 * @throws AppError as `confirmPassword` does, and `user_not_found`
 */
export async function confirmUser(services: AccountServices, userId: number, password: string) {
  const user = await findUser(services.db, userId);
  if (!user) throw new AppError('user_not_found');
  await confirmPassword(services, user, 'password', password);
  return user;
}
