import { isCommonPassword } from './common-passwords.ts';

const MAX_USERNAME = 150;
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 1000;
/** A password may well contain a shorter name by chance. */
const MIN_TELLING_NAME = 3;

/** Scripts a name may be written in, alone or as one language mixes them (Unicode UTS 39, "single script"). */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Han',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
  'Armenian',
  'Bengali',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
  'Thaana',
  'Tibetan',
].map((script) => new RegExp(`^[\\p{scx=${script}}\\P{L}]*$`, 'u'));
const MIXED = [
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\P{L}]*$/u,
  /^[\p{scx=Han}\p{scx=Hangul}\P{L}]*$/u,
  /^[\p{scx=Han}\p{scx=Bopomofo}\P{L}]*$/u,
];

const NAME = /^[\p{L}\p{N}_.@+-][\p{L}\p{M}\p{N}_.@+-]*$/u;
/** Letters and marks that show nothing, such as variation selectors: with one, any name would have a twin. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * The form under which a user name is unique: look-alikes by case or by compatibility spelling share it.
 * @returns NFKC of the lower-cased NFKC form; for any text
 */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** What is wrong with a user name, in Django's words where Django has them; empty when it is fine. */
export function usernameProblems(username: string): string[] {
  const name = username.trim().normalize('NFKC');
  if ([...name].length > MAX_USERNAME) {
    return [`Ensure this field has no more than ${MAX_USERNAME} characters.`];
  }
  if (!NAME.test(name) || INVISIBLE.test(name)) {
    return [
      'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
    ];
  }
  const isOneScript = [...SCRIPTS, ...MIXED].some((script) => script.test(name));
  return isOneScript ? [] : ['Please use letters of one script only.'];
}

/**
 * What is wrong with a new password; empty when it is fine. Length and known passwords count, not
 * composition (NIST SP 800-63B §5.1.1.2).
 * @param username whose password it will be, if known
 */
export function passwordProblems(password: string, username: string | undefined): string[] {
  const length = [...password].length;
  if (length < MIN_PASSWORD) {
    return [`This password is too short. It must contain at least ${MIN_PASSWORD} characters.`];
  }
  if (length > MAX_PASSWORD) {
    return [`Ensure this field has no more than ${MAX_PASSWORD} characters.`];
  }
  if (isCommonPassword(password)) return ['This password is too common.'];
  const name = usernameKey(username ?? '');
  const key = usernameKey(password);
  if (key === name || (name.length >= MIN_TELLING_NAME && key.includes(name))) {
    return ['The password is too similar to the username.'];
  }
  return [];
}

/** What is wrong with a registration, by field; fields that are not there are somebody else's matter. */
export function registrationProblems(
  fields: Readonly<Record<string, unknown>>,
): Record<string, string[]> {
  const username = typeof fields['username'] === 'string' ? fields['username'] : undefined;
  const password = typeof fields['password'] === 'string' ? fields['password'] : undefined;
  const problems: Record<string, string[]> = {};
  const ofName = username === undefined ? [] : usernameProblems(username);
  const ofPassword = password === undefined ? [] : passwordProblems(password, username);
  if (ofName.length > 0) problems['username'] = ofName;
  if (ofPassword.length > 0) problems['password'] = ofPassword;
  return problems;
}
