// How heavy and how quick the client is, in a real browser on this machine: `npm run bench:web`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const PASSWORD = 'taste the kitchen';
const RECIPES = 5000;
/** So many of them, those on top, have a picture. */
const PICTURED = 300;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const folder = mkdtempSync(join(tmpdir(), 'ocipe-bench-web-'));
const port = await freePort();
const base = `http://localhost:${port}`;
const server = spawn(process.execPath, ['dist/server.mjs'], {
  env: {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(folder, 'b.db')}`,
    LOG_LEVEL: 'silent',
  },
  stdio: 'ignore',
});
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const rows = [];
const row = (what, value, aim) => rows.push([what, value, aim]);
try {
  for (let tries = 0; tries < 100 && !(await isUp()); tries += 1) await wait(100);
  const credentials = { username: 'bench', password: PASSWORD };
  await post('/api/user/register/', credentials);
  const { access } = await post('/api/user/token/', credentials);
  await post(
    '/api/recipes/bulk/',
    { list: Array.from({ length: RECIPES }, (_, index) => recipe(index)) },
    access,
  );
  await givePictures(access);

  row('landing, scripts (gzip)', `${await scripts('/', false)} KB`, '≤ 90 KB');
  row('home, scripts (gzip)', `${await scripts('/home', true)} KB`, '≤ 160 KB');
  for (const [name, path, isIn] of [
    ['landing', '/', false],
    ['home', '/home', true],
    ['recipes', '/recipes', true],
  ]) {
    const { lcp, blocking, shift } = await paint(path, isIn);
    row(`${name}, largest paint, CPU 4× slower`, `${lcp} ms`, '< 1000 ms');
    row(`${name}, blocking time, CPU 4× slower`, `${blocking} ms`, '< 100 ms');
    row(`${name}, layout shift`, shift.toFixed(3), '0');
  }
  const { names, first, all } = await pictures();
  const after = (time) => `${(time - names).toFixed(0)} ms`;
  row('first picture behind the names, CPU 4× slower', after(first), '< 300 ms');
  row('all pictures in sight, CPU 4× slower', after(all), '< 1000 ms');
  const { fps, longest } = await scroll();
  row(`scrolling ${RECIPES} recipes`, `${fps} frames/s, longest ${longest} ms`, '60 frames/s');
  row(`typing into the search of ${RECIPES}`, `${await typing()} ms longest task`, '≤ 50 ms');
} finally {
  await browser.close();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column].length)));
const line = (cells) => `| ${cells.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`;
process.stdout.write(
  `${[line(['what', 'measured', 'aim']), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}\n`,
);

/** To the recipes on top of the list. */
async function givePictures(access) {
  const headers = { authorization: `Bearer ${access}`, 'content-type': 'image/jpeg' };
  const answer = await fetch(`${base}/api/recipes/?limit=${PICTURED}`, { headers });
  for (const [index, { id }] of (await answer.json()).entries()) {
    const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: 90 };
    const noise = { type: 'gaussian', mean: 128, sigma: 40 };
    const grain = await sharp({ create: { width: 800, height: 600, channels: 3, noise } })
      .tint(background)
      .jpeg()
      .toBuffer();
    const url = `${base}/api/recipes/${id}/picture/`;
    const given = await fetch(url, { method: 'PUT', headers, body: grain });
    if (!given.ok) throw new Error(await given.text());
  }
}

function recipe(index) {
  const foods = ['garlic', 'rice', 'eggs', 'milk', 'flour', 'tomatoes', 'onions', 'lemons'];
  return {
    name: `Recipe ${index} ${foods[index % 8]}`,
    meat_type: ['Soup', 'Chicken', 'Fish', 'Dessert'][index % 4],
    longevity: (index % 6) + 1,
    frequency: 'weekday',
    note: '1. Cook for 20 minutes.\n2. Serve.',
    state: 'active',
    ingredients: foods.slice(index % 4).map((name) => ({ name, quantity: '1' })),
  };
}

async function visitor(isIn) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (isIn) {
    const credentials = { username: 'bench', password: PASSWORD };
    await context.request.post(`${base}/api/user/token/`, { data: credentials });
    await context.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.setItem('ocipe-signed-in', '1');
    });
  }
  return context;
}

/** The scripts a first visit asks for until the page is there, packed as the server sends them, in KB. */
async function scripts(path, isIn) {
  const context = await visitor(isIn);
  const page = await context.newPage();
  const asked = new Set();
  let isThere = false;
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!isThere && pathname.endsWith('.js') && request.serviceWorker() === null)
      asked.add(pathname);
  });
  await page.goto(base + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(300);
  isThere = true;
  await context.close();
  const sizes = [...asked]
    .filter((name) => name !== '/sw.js')
    .map((name) => packed(`dist/web${name}`));
  return (sizes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(1);
}

function packed(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

/** What is seen and felt of a first visit on a slow machine. */
async function paint(path, isIn) {
  const context = await visitor(isIn);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { lcp: 0, blocking: 0, shift: 0 };
    globalThis.seen = seen;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) seen.lcp = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocking += Math.max(0, duration - 50);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(base + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(2500);
  const { lcp, blocking, shift } = await page.evaluate(() => globalThis.seen);
  await context.close();
  return { lcp: Math.round(lcp), blocking: Math.round(blocking), shift };
}

/** Scrolls through the list as a thumb would, for two seconds. */
async function scroll() {
  const context = await visitor(true);
  const page = await context.newPage();
  await page.goto(`${base}/recipes`);
  await page
    .getByRole('heading', { name: /^Recipe / })
    .first()
    .waitFor();
  const frames = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const times = [];
        const began = performance.now();
        const step = (now) => {
          times.push(now);
          scrollBy(0, 40);
          if (now - began < 2000) requestAnimationFrame(step);
          else resolve(times);
        };
        requestAnimationFrame(step);
      }),
  );
  await context.close();
  const gaps = frames.slice(1).map((time, index) => time - frames[index]);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { fps: ((gaps.length / total) * 1000).toFixed(0), longest: Math.max(...gaps).toFixed(0) };
}

/** How long after the names of the recipes the first of their pictures is there, and all in sight. */
async function pictures() {
  const context = await visitor(true);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${base}/recipes`);
  const times = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen = {};
        const look = () => {
          const cards = document.querySelectorAll('article');
          const shown = [...document.querySelectorAll('article img')].filter(
            ({ complete, naturalWidth }) => complete && naturalWidth > 0,
          );
          if (cards.length > 0) seen.names ??= performance.now();
          if (shown.length > 0) seen.first ??= performance.now();
          if (cards.length > 0 && shown.length === cards.length) {
            resolve({ ...seen, all: performance.now() });
          } else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await context.close();
  return times;
}

/** The longest a key holds up the page while a word is typed. */
async function typing() {
  const context = await visitor(true);
  const page = await context.newPage();
  await page.goto(`${base}/recipes`);
  await page
    .getByRole('heading', { name: /^Recipe / })
    .first()
    .waitFor();
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longest = Math.max(globalThis.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });
  await page.getByRole('searchbox').pressSequentially('tomatoes 49', { delay: 60 });
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() => globalThis.longest);
  await context.close();
  return longest === 0 ? '< 50' : longest.toFixed(0);
}

async function isUp() {
  return fetch(`${base}/api/monitoring/healthz/`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function post(path, body, access) {
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(access ? { authorization: `Bearer ${access}` } : {}),
    },
    body: JSON.stringify(body),
  });
  return answer.json();
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
}
