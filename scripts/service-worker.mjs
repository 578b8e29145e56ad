// Writes sw.js into the built client, knowing the files it is to keep.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const SOURCE = 'src/web/worker/sw.js';
/** Scripts of rare letters are fetched when a page has such a letter. */
const LEFT_OUT = /(?:cyrillic|-ext-).*\.woff2$|\.map$/;
const FOLDERLESS = ['./theme.js', './icon.svg', './manifest.webmanifest'];

/** A vite plugin for the build. */
export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.keys(bundle).filter(
          (name) => name.startsWith('assets/') && !LEFT_OUT.test(name),
        );
        const files = [...FOLDERLESS, ...built.map((name) => `./${name}`)];
        const source = readFileSync(SOURCE, 'utf8');
        const version = createHash('sha256')
          .update(source + files.join('\n'))
          .digest('hex')
          .slice(0, 12);
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const VERSION = '${version}';\nconst FILES = ${JSON.stringify(files)};\n${source}`,
        });
      },
    },
  };
}
