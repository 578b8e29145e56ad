import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Everything from here, nothing inline, no page around us; scripts made from texts are refused by the browser. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ocipe',
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Pages of which the beginning is ready-made: `recipes.html` for `/recipes`. */
const FIRST_PAGES = 'pages';
const LANDING = 'landing.html';
/** The one page that keeps hold of the window that opened it: it takes a text and knows nobody (decision 0018). */
const RECEIVER = '/recipes/receive';

interface File {
  type: string;
  tag: string;
  isForEver: boolean;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/**
 * Serves the built client: its files, the pages whose beginning is ready-made, and its one page at every other
 * address that is not the API's, so that an address of the client can be opened and loaded again.
 * @param folder what the build made of the client; read once, now
 * @param prefix the path a proxy puts us at, without a slash at its end: empty, or `/kitchen`
 */
export function serveWeb(app: FastifyInstance, folder: string, prefix: string): void {
  const page = pageAt(readFileSync(join(folder, 'index.html'), 'utf8'), prefix);
  for (const name of readdirSync(join(folder, FIRST_PAGES))) {
    const first = pageAt(readFileSync(join(folder, FIRST_PAGES, name), 'utf8'), prefix);
    const path = name === LANDING ? '/' : `/${name.replace(/\.html$/, '')}`;
    app.get(path, (request, reply) => send(request, reply, first));
  }
  for (const [path, file] of readFiles(folder)) {
    app.get(`/${path}`, (request, reply) => send(request, reply, file));
  }
  app.get(RECEIVER, (request, reply) => send(request, reply, page, 'unsafe-none'));
  app.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (/^\/api(?:\/|$)/.test(path) || /^\/assets\/|\.\w+$/.test(path)) {
      reply.callNotFound();
      return reply;
    }
    return send(request, reply, page);
  });
}

/** The page knows its place by its `<base>`; all its addresses are relative to it. */
function pageAt(html: string, prefix: string): File {
  const placed = Buffer.from(html.replace('<base href="/"', `<base href="${prefix}/"`));
  return { type: TYPES['.html'] ?? '', tag: tagOf(placed), isForEver: false, plain: placed };
}

function readFiles(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    const type = TYPES[extname(path)];
    if (!entry.isFile() || type === undefined || path.endsWith('.html')) continue;
    const plain = readFileSync(file);
    files.set(path, {
      type,
      tag: tagOf(plain),
      // The names of built assets carry a digest of what is in them.
      isForEver: path.startsWith('assets/'),
      plain,
      ...packed(file),
    });
  }
  return files;
}

function packed(file: string): { br?: Buffer; gzip?: Buffer } {
  if (!existsSync(`${file}.br`)) return {};
  return { br: readFileSync(`${file}.br`), gzip: readFileSync(`${file}.gz`) };
}

const tagOf = (content: Buffer) =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  file: File,
  opener = 'same-origin',
): FastifyReply {
  reply.headers({
    'content-security-policy': POLICY,
    'cache-control': file.isForEver ? 'public, max-age=31536000, immutable' : 'no-cache',
    'cross-origin-opener-policy': opener,
    etag: file.tag,
    vary: 'accept-encoding',
  });
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (file.br && /\bbr\b/.test(accepted)) {
    return reply.header('content-encoding', 'br').type(file.type).send(file.br);
  }
  if (file.gzip && /\bgzip\b/.test(accepted)) {
    return reply.header('content-encoding', 'gzip').type(file.type).send(file.gzip);
  }
  return reply.type(file.type).send(file.plain);
}
