import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { logIn, PASSWORD, startKitchen } from './kit.ts';

const kitchen = await startKitchen();

/** Gives a browser an authenticator that keeps passkeys and knows its owner, as phones and laptops have them. */
async function giveAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const credentials = async () =>
    (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  /** Puts the passkeys into another browser, as a password manager does. */
  const carryTo = async (other: Page) => {
    const there = await giveAuthenticator(other);
    for (const credential of await credentials()) {
      await there.devtools.send('WebAuthn.addCredential', {
        authenticatorId: there.authenticatorId,
        credential,
      });
    }
    return there;
  };
  const verifies = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { devtools, authenticatorId, credentials, carryTo, verifies };
}

test('a passkey is added, signs in alone and beside the password, gets a name, and is removed', async () => {
  const { page, name } = await kitchen.cook('/settings');
  const device = await giveAuthenticator(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText('may not be blank').first().waitFor();
  expect(await device.credentials()).toEqual([]);
  await dialog.getByLabel('What do you call it?').fill('laptop');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  const codes = page.getByRole('region', { name: 'Recovery codes' });
  await expect.poll(() => codes.getByRole('listitem').count()).toBe(10);
  await codes.getByRole('button', { name: 'I have them' }).click();
  await page.getByText('10 recovery codes are left.').waitFor();
  const [made] = await device.credentials();
  expect(made).toMatchObject({ rpId: 'localhost', isResidentCredential: true, userName: name });

  const alone = await (await kitchen.device()).newPage();
  await device.carryTo(alone);
  await alone.goto('/login?next=/fridge');
  await alone.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await alone.waitForURL('**/fridge');

  const beside = await (await kitchen.device()).newPage();
  await device.carryTo(beside);
  await beside.goto('/login?next=/groceries');
  await logIn(beside, name);
  await beside.getByRole('heading', { name: 'One more step' }).waitFor();
  const use = beside.getByRole('button', { name: 'Use the passkey' });
  await expect.poll(() => use.evaluate((button) => button === document.activeElement)).toBe(true);
  await use.click();
  await beside.waitForURL('**/groceries');

  await page.reload();
  await page.getByText('Last used').first().waitFor();
  await page.getByRole('button', { name: 'Rename the passkey laptop' }).click();
  await page.getByLabel('Name', { exact: true }).fill('tablet');
  await page.getByRole('button', { name: 'Rename it' }).click();
  await page.getByRole('button', { name: 'Remove the passkey tablet' }).click();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('“tablet” signs in no more').waitFor();

  const late = await (await kitchen.device()).newPage();
  await device.carryTo(late);
  await late.goto('/login');
  await late.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await late.getByText('This passkey is not known here.').waitFor();
  await logIn(late, name);
  await late.waitForURL('**/home');
});

test('who has no passkey at hand is told so, and takes another way', async () => {
  const { page, name } = await kitchen.cook('/settings');
  const device = await giveAuthenticator(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What do you call it?').fill('laptop');
  await dialog.getByLabel('Your password').fill('not this one');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText('This is not your password.').waitFor();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  const codes = page.getByRole('region', { name: 'Recovery codes' });
  const recovery = (await codes.getByRole('listitem').first().textContent()) ?? '';

  const other = await (await kitchen.device()).newPage();
  const there = await device.carryTo(other);
  await there.verifies(false);
  await other.goto('/login');
  await other.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await other.getByText('No passkey was used.').waitFor();
  await logIn(other, name);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(recovery);
  await other.getByRole('button', { name: 'Log in' }).last().click();
  await other.waitForURL('**/home');
});
