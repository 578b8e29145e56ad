// `npm run check`: the fast part of `npm test`.
import { checks, runSteps } from './steps.mjs';

runSteps(checks, { withTests: false });
