// One run of load in a process of its own: sends one request over and over, and reports what came back.
import autocannon from 'autocannon';

/** Answers of the first moments do not count: this process is not warm yet. In ms. */
const WARM_UP = 300;

process.once('message', async ({ url, connections, seconds, request }) => {
  const { path, method, headers, body } = request;
  const latencies = [];
  let startedAt;
  let endedAt;
  const run = autocannon({
    url: url + path,
    method,
    headers,
    ...(body ? { body } : {}),
    connections,
    pipelining: 1,
    duration: WARM_UP / 1000 + seconds,
    sampleInt: 100,
  });
  run.on('start', () => {
    startedAt = performance.now() + WARM_UP;
  });
  // Counted here, because autocannon rounds to whole milliseconds and seconds.
  run.on('response', (_client, _status, _bytes, ms) => {
    const now = performance.now();
    if (now < startedAt) return;
    latencies.push(ms);
    endedAt = now;
  });
  const { errors, statusCodeStats } = await run;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor((latencies.length - 1) * share)];
  process.send({
    perSecond: (latencies.length / (endedAt - startedAt)) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    errors,
    statuses: Object.entries(statusCodeStats).map(([status, { count }]) => [Number(status), count]),
  });
  process.disconnect();
});
