// The load, in a process of its own: every connection sends its next request as soon as it has its answer.
import { Connection } from './connection.ts';
import { Histogram } from './histogram.ts';
import { drawFrom, type LoadKitchen, type MixName } from './mix.ts';

/** What to send, where, and for how long. */
export interface Job {
  urls: string[];
  connections: number;
  seconds: number;
  mix: MixName;
  kitchens: LoadKitchen[];
}

/** What came of it. Times in ms. */
export interface Result {
  perSecond: number;
  p50: number;
  p99: number;
  p999: number;
  /** Wrong answers and broken connections. */
  errors: number;
  /** The first of them, to see what was wrong. */
  firstError: string | undefined;
}

/** Answers of the first moments do not count: neither process is warm yet. In ms. */
const WARM_UP = 1000;

async function run({ urls, connections, seconds, mix, kitchens }: Job): Promise<Result> {
  const draw = drawFrom(mix);
  const histogram = new Histogram();
  const errors: string[] = [];
  const startedAt = performance.now() + WARM_UP;
  const endsAt = startedAt + seconds * 1000;

  const work = async (number: number) => {
    const connection = new Connection(new URL(urls[number % urls.length] ?? ''));
    for (;;) {
      const kitchen = kitchens[Math.floor(Math.random() * kitchens.length)];
      const sentAt = performance.now();
      if (!kitchen || sentAt >= endsAt) break;
      const operation = draw();
      const request = operation.request(kitchen);
      const answer = await connection.send(request, operation.wantsBody ?? false);
      if (!operation.isRight(answer, kitchen)) {
        errors.push(`${answer.status} to ${request.slice(0, request.indexOf('\r'))}`);
      }
      if (sentAt >= startedAt) histogram.add(Math.round((performance.now() - sentAt) * 1000));
    }
    connection.close();
  };
  await Promise.all(
    Array.from({ length: connections }, (_, number) =>
      work(number).catch((error: unknown) => void errors.push(String(error))),
    ),
  );
  const at = (share: number) => histogram.at(share) / 1000;
  return {
    perSecond: histogram.total / seconds,
    p50: at(0.5),
    p99: at(0.99),
    p999: at(0.999),
    errors: errors.length,
    firstError: errors[0],
  };
}

process.once('disconnect', () => process.exit());
process.once('message', async (job: Job) => {
  process.send?.(await run(job));
  // Its parent still reads from the system what this has cost, and then lets go.
});
