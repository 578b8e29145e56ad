import { readFileSync, readdirSync } from 'node:fs';

// What the system counts for each process, as Linux tells it in /proc.

/** Linux counts in hundredths of a second, whatever its own clock does (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS = 100;

/** How long a process has computed, in s; 0 when it is gone. */
export function cpuSeconds(pid: number): number {
  const [, , , , , , , , , , , user, system] = statOf(pid);
  return (Number(user ?? 0) + Number(system ?? 0)) / TICKS;
}

/** How long a process, its children that run and those that have ended have computed, in s. */
export function familyCpuSeconds(pid: number): number {
  const [, , , , , , , , , , , , , user, system] = statOf(pid);
  const ended = (Number(user ?? 0) + Number(system ?? 0)) / TICKS;
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => parentOf(child) === pid);
  return running.reduce((sum, child) => sum + cpuSeconds(child), cpuSeconds(pid) + ended);
}

/** How long all processors together have computed for anybody, in s. */
export function machineCpuSeconds(): number {
  const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8').split(/\s+/);
  const ticks = [user, nice, system, irq, softirq].map((text) => Number(text ?? 0));
  return ticks.reduce((sum, count) => sum + count, 0) / TICKS;
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0);
}

/** The fields behind the name, which may itself have blanks: state, parent, … (proc(5)). */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
