// `npm run sbom`: writes build/sbom.cdx.json, all that is delivered, as CycloneDX 1.5 has it. The same lock file gives
// the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delivered } from './delivered.mjs';

const purl = (one) => `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`;

/** The bill of materials. */
export function sbom() {
  const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components: delivered().map((one) => {
      const [algorithm, digest] = one.integrity.split('-', 2);
      return {
        type: 'library',
        'bom-ref': purl(one),
        name: one.name,
        version: one.version,
        scope: one.isOptional ? 'optional' : 'required',
        purl: purl(one),
        hashes: [
          {
            alg: algorithm.replace('sha', 'SHA-'),
            content: Buffer.from(digest, 'base64').toString('hex'),
          },
        ],
        licenses: [{ license: { id: one.license } }],
      };
    }),
  };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  mkdirSync('build', { recursive: true });
  writeFileSync('build/sbom.cdx.json', `${JSON.stringify(sbom(), undefined, 2)}\n`);
  process.stdout.write('build/sbom.cdx.json\n');
}
