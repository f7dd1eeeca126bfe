// Faults on order, so that tests can see what mail does when R2, D1 or an account's object fails. Armed only through the
// dev door; without it the bindings are handed on untouched.
import type { Env } from '../env';

/** account: fails before deliver. account-after: deliver has committed, and its answer is lost. */
export const FAULT_TARGETS = ['mail-store', 'directory', 'account', 'account-after'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

const armed = new Map<FaultTarget, number>();

/** The next `times` uses of the target fail; 0 disarms. */
export function armFaults(target: FaultTarget, times: number): void {
	if (times > 0) armed.set(target, times);
	else armed.delete(target);
}

export function withFaults(env: Env): Env {
	if (!env.DEV_TOKEN || armed.size === 0) return env;
	const account = (stub: object) => intercept(stub, { deliver: aroundDeliver });
	return {
		...env,
		MAIL: intercept(env.MAIL, { put: failPut }),
		DIRECTORY: intercept(env.DIRECTORY, { prepare: failPrepare }),
		ACCOUNT: intercept(env.ACCOUNT, {
			get:
				(get) =>
				(...args) =>
					account(get(...args) as object),
			getByName:
				(get) =>
				(...args) =>
					account(get(...args) as object),
		}),
	};
}

type Method = (...args: unknown[]) => unknown;
type Wrap = (method: Method) => Method;

/** The target as it is, but for these methods. Methods stay bound to it: bindings accept no other `this`. */
function intercept<T extends object>(target: T, wraps: Record<string, Wrap>): T {
	return new Proxy(target, {
		get(_, name) {
			const value: unknown = Reflect.get(target, name, target);
			if (typeof value !== 'function') return value;
			const method: Method = (...args) => Reflect.apply(value, target, args);
			const wrap = typeof name === 'string' && Object.hasOwn(wraps, name) ? wraps[name] : undefined;
			return wrap ? wrap(method) : method;
		},
	});
}

const failPut: Wrap = (put) => async (key, value, options) => {
	if (!strikes('mail-store')) return put(key, value, options);
	// As a lost connection would: whoever still writes into the stream must learn that nobody reads.
	if (value instanceof ReadableStream) await value.cancel(fault('mail-store'));
	throw fault('mail-store');
};

const failPrepare: Wrap = (prepare) => (sql) => {
	if (strikes('directory')) throw fault('directory');
	return prepare(sql);
};

const aroundDeliver: Wrap = (deliver) => async (delivery) => {
	if (strikes('account')) throw fault('account');
	const result = await deliver(delivery);
	if (strikes('account-after')) throw fault('account-after');
	return result;
};

function strikes(target: FaultTarget): boolean {
	const left = armed.get(target) ?? 0;
	armFaults(target, left - 1);
	return left > 0;
}

function fault(target: FaultTarget): Error {
	return new Error(`a fault on order: ${target}`);
}
