import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** The viewer is a page of its own: scripts and styles from here only, nothing inline but the styles it sets itself. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ocipe API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./viewer.css">
</head>
<body>
<main id="viewer"><noscript>The API is described at <a href="../schema/">/api/schema/</a>.</noscript></main>
<script src="./viewer.js"></script>
<script src="./start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '../schema/',
  dom_id: '#viewer',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
});
`;

/** Serves a readable page of the API at /api/docs/, from this server alone. */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  const viewer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = [
    { url: '/api/docs/', type: 'text/html', read: async () => PAGE },
    { url: '/api/docs/start.js', type: 'text/javascript', read: async () => START },
    {
      url: '/api/docs/viewer.js',
      type: 'text/javascript',
      read: () => readFile(join(viewer, 'swagger-ui-bundle.js')),
    },
    {
      url: '/api/docs/viewer.css',
      type: 'text/css',
      read: () => readFile(join(viewer, 'swagger-ui.css')),
    },
  ];
  for (const { url, type, read } of files) {
    app.get(url, async (request, reply) => {
      // The page's links are relative to its slash.
      if (url.endsWith('/') && !(request.url.split('?', 1)[0] ?? '').endsWith('/')) {
        return reply.redirect('docs/', 308);
      }
      return reply
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
        .type(`${type}; charset=utf-8`)
        .send(await read());
    });
  }
}
