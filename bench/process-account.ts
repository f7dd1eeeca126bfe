// What Linux says of other processes: who they are, the CPU time they took, the memory they hold. Elsewhere there is no /proc,
// and so no process, no time and no memory is known.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Ids of the workerd processes that `pid` has started, itself or through others. */
export function runtimesBelow(pid: number): number[] {
	const all = numbersIn('/proc').map((id) => ({ id, parent: Number(statusField(id, 'PPid') ?? 0) }));
	const below = (id: number): number[] =>
		all.filter(({ parent }) => parent === id).flatMap((child) => [child.id, ...below(child.id)]);
	return below(pid).filter((id) => statusField(id, 'Name')?.startsWith('workerd'));
}

/** CPU milliseconds of all of its threads so far, the garbage collector's among them; 0 where nobody can tell. */
export function cpuMs(pid: number): number {
	const threads = numbersIn(`/proc/${pid}/task`);
	return (
		threads.reduce(
			(sum, thread) => sum + Number.parseInt(read(`/proc/${pid}/task/${thread}/schedstat`) || '0', 10),
			0,
		) / 1e6
	);
}

/** What `work` gives, and the CPU milliseconds that it took in that of the processes where it took most; 0 where nobody can tell. */
export async function accounted<T>(pids: number[], work: () => Promise<T>): Promise<{ answer: T; cpu: number }> {
	const before = pids.map(cpuMs);
	const answer = await work();
	return { answer, cpu: Math.max(0, ...pids.map((pid, at) => cpuMs(pid) - (before[at] ?? 0))) };
}

/** Resident octets now. */
export function heldBytes(pid: number): number {
	return Number.parseInt(statusField(pid, 'VmRSS') ?? '0', 10) * 1024;
}

/** Most resident octets since it began, or since `forgetPeak`. */
export function peakBytes(pid: number): number {
	return Number.parseInt(statusField(pid, 'VmHWM') ?? '0', 10) * 1024;
}

/** See clear_refs in proc(5). */
export function forgetPeak(pid: number): void {
	if (existsSync(`/proc/${pid}/clear_refs`)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function statusField(pid: number, name: string): string | undefined {
	return new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(read(`/proc/${pid}/status`))?.[1];
}

function numbersIn(folder: string): number[] {
	try {
		return readdirSync(folder)
			.filter((name) => /^\d+$/.test(name))
			.map(Number);
	} catch {
		return []; // no /proc, or the process has ended
	}
}

/** '' of a process that has just ended. */
function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
