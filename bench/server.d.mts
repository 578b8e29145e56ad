/** A built server in a process of its own. */
export interface BenchServer {
  url: string;
  pid: number;
  msToFirstAnswer: number;
  /** In MB; undefined where the system does not say. */
  memory: () => number | undefined;
  stop: () => Promise<void>;
}

export function startServer(
  databaseUrl: string,
  more?: { settings?: Record<string, string>; nodeArguments?: readonly string[] },
): Promise<BenchServer>;
