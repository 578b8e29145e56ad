/**
 * A password's hash as Django kept it, for signing in here: PBKDF2 as it is, argon2 without Django's own word before it.
 * Other kinds are kept, but nobody can sign in with them.
 * @returns what to store, and what is wrong with it, to be read behind the name
 */
export function movedHash(django: string): { stored: string; problem: string | undefined } {
  if (/^pbkdf2_sha256\$\d+\$[^$]+\$[^$]+$/.test(django)) {
    return { stored: django, problem: undefined };
  }
  if (/^argon2\$argon2id?\$/.test(django)) {
    return { stored: django.slice('argon2'.length), problem: undefined };
  }
  const [kind = ''] = django.split('$', 1);
  const problem =
    django === '' || django.startsWith('!')
      ? 'has no password and cannot sign in'
      : `cannot sign in: the password is kept as ${kind.slice(0, 30)}, which cannot be read here`;
  return { stored: `!${django}`, problem };
}
