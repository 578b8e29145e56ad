import { serve } from '../serve.ts';
import { DEMO_ACCOUNT, fillDemoKitchen } from './fill-demo-kitchen.ts';

await serve({ DATABASE_URL: 'sqlite:data/demo.db', ...process.env }, async (db) => {
  await fillDemoKitchen(db, Date.now());
  const { username, password } = DEMO_ACCOUNT;
  process.stderr.write(`Sign in as "${username}" with the password "${password}".\n`);
});
