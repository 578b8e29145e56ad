// The floor: what answering the very same bytes costs with bare node:http and nothing behind it. Its parent
// sends the answer to give; where a password is to be checked, the floor does that one thing too.
import { createServer } from 'node:http';
import { hash, verify } from '@node-rs/argon2';

/** Node sets these itself. */
const OWN = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);
const PASSWORD = 'a long enough phrase';

const stored = await hash(PASSWORD, {
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
});
let given;

const server = createServer((request, response) => {
  const answer = () => {
    response.writeHead(given.status, given.headers);
    response.end(given.body);
  };
  if (request.method === 'GET') {
    answer();
    return;
  }
  request.resume();
  request.on('end', async () => {
    if (given.checksPassword && !(await verify(stored, PASSWORD))) response.destroy();
    else answer();
  });
});

process.on('message', ({ status, headers, body, checksPassword }) => {
  const kept = headers.filter(([name]) => !OWN.has(name)).flat();
  given = { status, headers: kept, body: body.length > 0 ? body : undefined, checksPassword };
  process.send({ isReady: true });
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
});
