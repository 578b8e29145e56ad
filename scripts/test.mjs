// `npm test`: everything, on a fresh clone with nothing but Node and npm.
import { checks, runSteps } from './steps.mjs';

const build = { name: 'build', command: ['node', 'scripts/build.mjs'] };
runSteps([...checks, build], { withTests: true });
