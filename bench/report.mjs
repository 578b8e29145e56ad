import { availableParallelism } from 'node:os';

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The results as a Markdown table. Its ratios compare times per request as the client sees them: ours with the
 * floor's, and with what cannot be saved, the floor and the query.
 * @param rows one for each scenario and number of connections, with its pairs of runs
 * @param costs ms by scenario
 */
export function table(rows, costs) {
  const head = [
    'scenario',
    'connections',
    'req/s ours',
    'req/s floor',
    'ours/floor',
    'p50 ms',
    'p99 ms',
    'query µs',
    'ours/(floor + query)',
  ];
  const lines = rows.map(({ name, connections, pairs }) => {
    const of = (pick) => median(pairs.map(pick));
    const query = costs[name];
    const floorAndQuery = ({ floor }) => 1 / floor.perSecond + (query ?? 0) / 1000;
    return [
      name,
      connections,
      count(of(({ ours }) => ours.perSecond)),
      count(of(({ floor }) => floor.perSecond)),
      ratio(of(({ ours, floor }) => floor.perSecond / ours.perSecond)),
      of(({ ours }) => ours.p50).toFixed(2),
      of(({ ours }) => ours.p99).toFixed(2),
      query === undefined ? '–' : (query * 1000).toFixed(query < 0.1 ? 1 : 0),
      ratio(of((pair) => 1 / pair.ours.perSecond / floorAndQuery(pair))),
    ];
  });
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The lines below the table. */
export function summary(startTimes, idleMemory, memoryAfterLoad) {
  return [
    `Start to first answer: ${median(startTimes).toFixed(0)} ms (median of ${startTimes.length})`,
    `Idle memory: ${megabytes(idleMemory)} after a start, ${megabytes(memoryAfterLoad)} after all the load`,
    `Node ${process.version}, ${availableParallelism()} cores`,
  ].join('\n');
}

function count(number) {
  return number.toLocaleString('en', { maximumFractionDigits: number < 100 ? 1 : 0 });
}

function ratio(number) {
  return `${number.toFixed(2)}×`;
}

function megabytes(number) {
  return number === undefined ? 'unknown' : `${number.toFixed(0)} MB`;
}
