// The Worker as this laptop's programs reach it: wrangler's local endpoints and the doors of workers/dev.
import type { Capsule } from './capsule.ts';

export interface WorkerDoor {
	origin: string;
	devToken: string;
	/** '' where the Worker would take mail for it, else an SMTP reply. */
	acceptsRecipient(address: string): Promise<string>;
	/** '' when the Worker took it, else an SMTP reply; a fault is a temporary failure. */
	deliver(mail: Capsule): Promise<string>;
	/** One cron tick, as Cloudflare would send it. */
	tick(at: number): Promise<void>;
	createAccount(address: string, password: string): Promise<void>;
}

const CRON = '*/5 * * * *';

export function workerDoor(origin: string, devToken: string): WorkerDoor {
	const dev = (path: string, body: unknown) =>
		fetch(`${origin}${path}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'X-Waypost-Dev': devToken },
			body: JSON.stringify(body),
		});
	return {
		origin,
		devToken,
		async acceptsRecipient(address) {
			const response = await dev('/dev/recipients', { address });
			if (!response.ok) return `451 4.3.0 The directory cannot be asked now (HTTP ${response.status})`;
			return ((await response.json()) as { reply: string }).reply;
		},
		async deliver(mail) {
			const query = new URLSearchParams({ from: mail.from, to: mail.to, format: 'json' });
			const body = new Uint8Array(mail.body);
			const response = await fetch(`${origin}/cdn-cgi/local/email?${query}`, { method: 'POST', body });
			return replyOf(response.status, await response.text());
		},
		async tick(at) {
			const query = new URLSearchParams({ cron: CRON, time: String(at) });
			const response = await fetch(`${origin}/cdn-cgi/local/scheduled?${query}`);
			if (!response.ok) throw new Error(`The cron tick failed with HTTP ${response.status}`);
		},
		async createAccount(address, password) {
			const response = await dev('/dev/accounts', { address, password });
			if (!response.ok)
				throw new Error(`Could not create ${address}: HTTP ${response.status} ${await response.text()}`);
		},
	};
}

/** The endpoint's answer as an SMTP reply. Exported for its test. */
export function replyOf(status: number, body: string): string {
	const answer = readJson(body);
	if (typeof answer.rejectReason === 'string') {
		return /^[45]\d\d /.test(answer.rejectReason) ? answer.rejectReason : `550 5.7.1 ${answer.rejectReason}`;
	}
	if (status === 200 && answer.outcome === 'ok') return '';
	return '451 4.3.0 A fault on our side: please send this message again later';
}

function readJson(body: string): { outcome?: unknown; rejectReason?: unknown } {
	try {
		return JSON.parse(body) as { outcome?: unknown; rejectReason?: unknown };
	} catch {
		return {}; // An error page in place of an answer: a fault, told as such above.
	}
}
