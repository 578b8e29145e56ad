import { expect, test } from 'vitest';
import { codeAt, stepAt } from '../../src/server/factors/totp.ts';
import { fromBase32 } from '../base32.ts';
import { runCommand } from '../servers.ts';
import { logIn, PASSWORD, startKitchen } from './kit.ts';

const kitchen = await startKitchen({ REGISTRATION: 'open' });
const byInvitation = await startKitchen({ REGISTRATION: 'invite' });

test('a token for a script is made, works, and is good no more once it is ended', async () => {
  const { page, context } = await kitchen.cook('/settings');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is it for?').fill('kitchen display');
  await dialog.getByLabel('What may it do?').selectOption('Look and change');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText('This field').waitFor();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  const shown = page.getByLabel('The token “kitchen display”');
  await expect.poll(() => shown.evaluate((field) => field === document.activeElement)).toBe(true);
  const token = await shown.inputValue();
  const headers = { authorization: `Bearer ${token}` };
  const ask = async () =>
    (await context.request.get('/api/fridge/', { headers, maxRedirects: 0 })).status();
  expect(await ask()).toBe(200);
  await page.getByText('May change things').waitFor();
  await page.getByRole('button', { name: 'End the token kitchen display' }).click();
  await page.getByText('is good no more').waitFor();
  expect(await ask()).toBe(401);
});

test('the owner reads what happened to the account', async () => {
  const { page, name } = await kitchen.cook('/home');
  const stranger = await (await kitchen.device()).newPage();
  await stranger.goto('/login');
  await logIn(stranger, name, 'not this one');
  await stranger.getByText('do not go together').waitFor();
  await page.goto('/settings');
  const events = page.getByRole('region', { name: 'What happened to your account' });
  await events.getByText('Somebody gave a wrong password').waitFor();
  await events.getByText('The account was opened').waitFor();
});

test('who forgot the password sets a new one by the link of whoever runs the server, once', async () => {
  const { name } = await kitchen.cook('/home');
  const { out } = await runCommand({ DATABASE_URL: kitchen.database }, 'user', 'reset-link', name);
  const link = /\/reset#token=\S+/.exec(out)?.[0] ?? '';
  const page = await (await kitchen.device()).newPage();
  await page.goto(link);
  await page.getByLabel('New password').fill('short');
  expect(page.url()).not.toContain('token');
  await page.getByRole('button', { name: 'Set it' }).click();
  await page.getByText('This password is too short').waitFor();
  await page.getByLabel('New password').fill('a second long phrase');
  await page.getByRole('button', { name: 'Set it' }).click();
  await page.waitForURL('**/login');
  await logIn(page, name, 'a second long phrase');
  await page.waitForURL('**/home');

  const late = await (await kitchen.device()).newPage();
  await late.goto(link);
  await late.getByLabel('New password').fill('a third long phrase');
  await late.getByRole('button', { name: 'Set it' }).click();
  await late.getByRole('heading', { name: 'This link is not good' }).waitFor();
});

test('an invitation opens one account', async () => {
  const settings = { DATABASE_URL: byInvitation.database };
  const { out } = await runCommand(settings, 'user', 'create', 'chef');
  const first = await (await byInvitation.device()).newPage();
  await first.goto(/\/reset#token=\S+/.exec(out)?.[0] ?? '');
  await first.getByLabel('New password').fill(PASSWORD);
  await first.getByRole('button', { name: 'Set it' }).click();
  await first.waitForURL('**/login');
  await runCommand(settings, 'admin', 'chef');
  await logIn(first, 'chef');
  await first.waitForURL('**/home');
  await first.goto('/settings');
  await first.getByRole('button', { name: 'Invite somebody' }).click();
  const link = await first.getByLabel('The link to send').inputValue();
  await first.getByText('Good until').waitFor();

  const guest = await (await byInvitation.device()).newPage();
  await guest.goto('/register');
  await guest.getByLabel('User name').fill('guest');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Register' }).click();
  await guest.getByText('needs an invitation').waitFor();
  await guest.getByLabel('Invitation').waitFor();
  await guest.goto('/');
  await guest.goto(link);
  expect(await guest.getByLabel('Invitation').inputValue()).not.toBe('');
  await guest.getByLabel('User name').fill('guest');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Register' }).click();
  await guest.waitForURL('**/home');
  await first.reload();
  await first.getByText(/^Used /).waitFor();
});

test('a code app is set up by its picture, asked for at the next sign-in, and removed', async () => {
  const { page, name } = await kitchen.cook('/settings');
  await page.getByRole('button', { name: 'Set up a code app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'The picture for your code app' }).waitFor();
  const secretLine = dialog.getByRole('paragraph').filter({ hasText: 'The secret:' });
  const written = (await secretLine.textContent()) ?? '';
  const secret = fromBase32(written.replace(/^.*: /, '').replaceAll(' ', ''));
  const code = (step = 0) => codeAt(secret, stepAt(Date.now()) + step);
  await dialog.getByLabel('Code of your app').fill(code());
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  const codes = page.getByRole('region', { name: 'Recovery codes' });
  await expect.poll(() => codes.getByRole('listitem').count()).toBe(10);
  const recovery = (await codes.getByRole('listitem').first().textContent()) ?? '';
  await codes.getByRole('button', { name: 'I have them' }).click();
  await page.getByText('10 recovery codes are left.').waitFor();

  const phone = await (await kitchen.device()).newPage();
  await phone.goto('/login?next=/fridge');
  await logIn(phone, name);
  await phone.getByLabel('Code of your app').fill('000000');
  await phone.getByRole('button', { name: 'Log in' }).last().click();
  await phone.getByText('That is not good.').waitFor();
  await phone.getByLabel('Code of your app').fill(code(1));
  await phone.getByRole('button', { name: 'Log in' }).last().click();
  await phone.waitForURL('**/fridge');

  const lost = await (await kitchen.device()).newPage();
  await lost.goto('/login');
  await logIn(lost, name);
  await lost.getByRole('button', { name: 'Use a recovery code' }).click();
  await lost.getByLabel('Recovery code').fill(recovery.toLowerCase());
  await lost.getByRole('button', { name: 'Log in' }).last().click();
  await lost.waitForURL('**/home');
  await lost.goto('/settings');
  await lost.getByText('9 recovery codes are left.').waitFor();
});
