// Bounds how long a model may take. It must not know what is waited for.
import { ModelFault } from './port';

/** Runs `ask` until the deadline, then throws ModelFault('timeout'); the signal aborts what heeds signals. */
export async function withDeadline<T>(timeoutMs: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const signal = AbortSignal.timeout(timeoutMs);
	// Raced too, for a binding may ignore its signal.
	const expired = new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(new ModelFault('timeout')), { once: true });
	});
	try {
		return await Promise.race([ask(signal), expired]);
	} catch (cause) {
		throw signal.aborted ? new ModelFault('timeout', { cause }) : cause;
	}
}
