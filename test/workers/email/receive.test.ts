// The receiving room against the real D1, R2, core and MailAccount: refused with a reason, retried, or kept once.
import { applyD1Migrations, env, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Core, CoreTrap } from '../../../wasm-core/host';
import { core } from '../../../wasm-core/workerd';
import { accountStub } from '../../../workers/api/account-stub';
import { createAccount } from '../../../workers/directory/accounts';
import type { Verdict } from '../../../workers/domain/verdict';
import { MAX_MESSAGE_BYTES, TRACE_ALLOWANCE_BYTES } from '../../../workers/email/admit';
import { handOver } from '../../../workers/email/hand-over';
import { readMessage } from '../../../workers/email/read-message';
import { receive, takeIn } from '../../../workers/email/receive';
import { redeliver } from '../../../workers/email/redeliver';
import type { Env } from '../../../workers/env';
import type { Zone } from '../../../workers/scanner/authentication/dns/fixture';
import { dohServer } from '../scanner/authentication/doh-server';
import { rsaSigner, signed } from '../scanner/authentication/signer';

const ADDRESS = 'ann@waypost.test';
let accountId: string;

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
	const created = await createAccount(env.DIRECTORY, { address: ADDRESS, password: 'x', name: 'Ann' }, Date.now());
	if (created.ok) accountId = created.accountId;
});

interface Sent {
	message: ForwardableEmailMessage;
	rejections: string[];
	reads: number;
}

function incoming(raw: string | Uint8Array, to = ADDRESS, chunkBytes = 7): Sent {
	const octets = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw;
	const sent: Sent = { message: undefined as never, rejections: [], reads: 0 };
	let at = 0;
	const stream = new ReadableStream<Uint8Array>({
		pull(controller) {
			sent.reads += 1;
			if (at >= octets.byteLength) return controller.close();
			controller.enqueue(octets.slice(at, at + chunkBytes));
			at += chunkBytes;
		},
	});
	sent.message = {
		from: 'bob@sender.example',
		to,
		raw: stream,
		rawSize: octets.byteLength,
		headers: new Headers(),
		setReject: (reason: string) => sent.rejections.push(reason),
	} as unknown as ForwardableEmailMessage;
	return sent;
}

const LETTER =
	'From: bob@sender.example\r\nTo: demo@waypost.test\r\nMessage-ID: <1@sender.example>\r\nSubject: Hello\r\n' +
	'Date: Tue, 1 Sep 2026 10:00:00 +0000\r\n\r\nHow are you?\r\n';

async function rawKeys(): Promise<string[]> {
	return (await env.MAIL.list()).objects.map((object) => object.key);
}

const account = () => env.ACCOUNT.get(env.ACCOUNT.idFromName(accountId));
const emailCount = async () => (await account().vitals(accountId, Date.now())).emails;

async function incidentKinds(): Promise<unknown[]> {
	const { results } = await env.DIRECTORY.prepare('SELECT kind FROM incidents').all();
	return results.map((row) => row.kind);
}

describe('policy', () => {
	it('refuses an unknown recipient with 550 5.1.1 and stores nothing', async () => {
		const sent = incoming(LETTER, 'nobody@waypost.test');
		await receive(sent.message, env);
		expect(sent.rejections).toEqual([expect.stringMatching(/^550 5\.1\.1 /)]);
		expect(await rawKeys()).toEqual([]);
	});

	it('refuses a sender whom the domain refuses with 550 5.7.1, and stores nothing', async () => {
		const rules = JSON.stringify({ senders: { '*.example': 'junk', 'sender.example': 'refuse' } });
		await env.DIRECTORY.prepare("INSERT INTO domain_rules VALUES ('waypost.test', ?, 1)").bind(rules).run();
		const sent = incoming(LETTER);
		await receive(sent.message, env);
		expect(sent.rejections).toEqual([
			'550 5.7.1 This mailbox does not take this message: sender.example is blocked by your domain',
		]);
		expect(await rawKeys()).toEqual([]);
		expect(await emailCount()).toBe(0);
	});

	it('refuses a file that is malware for certain, and keeps back what a double click would run', async () => {
		const withFile = (name: string, content: string) =>
			`From: bob@sender.example\r\nMessage-ID: <${name}@sender.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
			`--b\r\n\r\nHello\r\n--b\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${content}\r\n--b--\r\n`;
		const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');
		const malware = incoming(withFile('test.com', eicar));
		await receive(malware.message, env);
		expect(malware.rejections).toEqual([expect.stringMatching(/^550 5\.7\.1 .*EICAR/)]);
		expect(await rawKeys()).toEqual([]);
		const script = incoming(withFile('run.bat', 'echo hello'));
		await receive(script.message, env);
		expect(script.rejections).toEqual([]);
		const [key = ''] = await rawKeys();
		expect(await account().isWithheld(accountId, `${key.split('/')[2]}_2`)).toBe(true);
	});

	it('refuses a blocked address with 550 5.2.1', async () => {
		await env.DIRECTORY.prepare('UPDATE addresses SET blocked = 1').run();
		const sent = incoming(LETTER);
		await receive(sent.message, env);
		expect(sent.rejections).toEqual([expect.stringMatching(/^550 5\.2\.1 /)]);
	});

	it('refuses what is too large with 552 5.3.4, before reading it', async () => {
		const sent = incoming(LETTER);
		const message = Object.assign(sent.message, { rawSize: MAX_MESSAGE_BYTES + TRACE_ALLOWANCE_BYTES + 1 });
		await receive(message, env);
		expect(sent.rejections).toEqual([expect.stringMatching(/^552 5\.3\.4 /)]);
		expect(await rawKeys()).toEqual([]);
	});
});

describe('delivery', () => {
	it('keeps the raw octets in R2 and the email in the account, whatever the chunks', async () => {
		for (const chunkBytes of [1, 7, 4096]) {
			const raw = LETTER.replace('<1@', `<${chunkBytes}@`);
			await receive(incoming(raw, ADDRESS, chunkBytes).message, env);
		}
		const keys = await rawKeys();
		expect(keys).toHaveLength(3);
		const texts = await Promise.all(keys.map(async (key) => (await env.MAIL.get(key))?.text()));
		expect(texts.sort()).toEqual([1, 4096, 7].map((size) => LETTER.replace('<1@', `<${size}@`)).sort());
		expect(await emailCount()).toBe(3);
	});

	it('knows a mail again under new trace lines, and leaves no second copy', async () => {
		await receive(incoming(LETTER).message, env);
		await receive(incoming(`Received: from x by y; Tue, 1 Sep 2026 10:00:00 +0000\r\n${LETTER}`).message, env);
		expect(await emailCount()).toBe(1);
		expect(await rawKeys()).toHaveLength(1);
	});

	it('tells two mails without Message-ID apart by their bodies', async () => {
		for (const body of ['one', 'two', 'one']) await receive(incoming(`Subject: x\r\n\r\n${body}`).message, env);
		expect(await emailCount()).toBe(2);
	});
});

/** `env` with one binding's method broken for its first call. */
function breaking(name: 'MAIL' | 'DIRECTORY' | 'ACCOUNT', method: string): Env {
	let broken = false;
	const binding = env[name];
	const proxy = new Proxy(binding, {
		get(target, property) {
			if (property === method && !broken) {
				broken = true;
				return () => {
					throw new Error(`${name} is down`);
				};
			}
			const value = Reflect.get(target, property);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	return { ...env, [name]: proxy };
}

describe('a fault of ours', () => {
	it.each([
		['MAIL', 'put'],
		['DIRECTORY', 'prepare'],
		['ACCOUNT', 'get'],
	] as const)('in %s throws, refuses nothing, and the retry arrives once', async (name, method) => {
		const sent = incoming(LETTER);
		const faulty = breaking(name, method);
		await expect(receive(sent.message, faulty)).rejects.toThrow();
		expect(sent.rejections).toEqual([]);
		await receive(incoming(LETTER).message, faulty);
		expect(await emailCount()).toBe(1);
	});

	it('in the source stream leaves nothing in the account', async () => {
		const sent = incoming(LETTER);
		const cut = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(new TextEncoder().encode('From: a'));
				controller.error(new Error('connection lost'));
			},
		});
		await expect(receive(Object.assign(sent.message, { raw: cut }), env)).rejects.toThrow();
		expect(await emailCount()).toBe(0);
		expect(await rawKeys()).toEqual([]);
	});
});

describe('sender authentication', () => {
	const DOH_URL = 'https://dns.example/dns-query';
	const withDns: Env = { ...env, DOH_URL, AUTHSERV_ID: 'mx.waypost.test', PLATFORM_RECEIVED: '1' };
	const traced =
		'Received: from out.sender.example by mx.waypost.test; Tue, 1 Sep 2026 00:00:00 +0000\r\n' +
		'Received-SPF: fail (mx.waypost.test) receiver=mx.waypost.test; client-ip=192.0.2.10; helo=out.sender.example;\r\n';
	const zone: Zone = { '_dmarc.sender.example': [{ TXT: 'v=DMARC1; p=reject' }] };

	afterEach(() => {
		vi.restoreAllMocks();
	});

	/** The one way out: whatever is asked of another address is a fault of the test. */
	function dnsOf(options: { zone?: Zone; fails?: boolean; hangs?: boolean }) {
		const server = dohServer(options.zone ?? {}, options);
		vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
			if (!String(url).startsWith(DOH_URL)) throw new Error(`nothing is to be asked of ${url}`);
			if (options.fails) throw new TypeError('Network connection lost.');
			return server.fetch(String(url), init as RequestInit);
		});
		return server;
	}

	async function verdictOf(raw: string, settings: Env): Promise<Verdict> {
		await receive(incoming(raw, ADDRESS, 50).message, settings);
		return runInDurableObject(account(), (_, state) => {
			const [row] = state.storage.sql.exec<{ verdict: string }>('SELECT verdict FROM emails').toArray();
			return JSON.parse(row?.verdict ?? 'null') as Verdict;
		});
	}

	/** From a domain and an address that no test before has asked about: the isolate remembers answers. */
	const unasked = (raw: string, host: number) =>
		raw.replace('From: bob@sender', `From: bob@h${host}`).replace('192.0.2.10', `192.0.2.${host}`);

	const methods = ({ authentication }: Verdict) => authentication?.map(({ method, result }) => `${method}=${result}`);

	it('stands in the verdict, with its reasons and its summary', async () => {
		const signer = await rsaSigner();
		dnsOf({ zone: { ...zone, 's1._domainkey.sender.example': [{ TXT: signer.record }] } });
		const raw = traced + (await signed(LETTER, signer, { domain: 'sender.example' }));
		const verdict = await verdictOf(raw, withDns);
		expect(methods(verdict)).toEqual(['spf=fail', 'dkim=pass', 'dmarc=pass', 'iprev=permerror']);
		expect(verdict.reasons.map(({ rule }) => rule)).not.toContain('spf-fail');
	});

	it('of a forged mail makes it junk', async () => {
		dnsOf({ zone });
		const verdict = await verdictOf(traced + LETTER, withDns);
		expect(verdict).toMatchObject({ action: 'junk' });
		const rules = verdict.reasons.map(({ rule }) => rule).filter((rule) => !rule.startsWith('words-'));
		expect(rules).toEqual(['iprev-none', 'dmarc-fail-reject', 'spf-fail', 'first-time-sender']);
	});

	it('asks nothing without DNS, and nothing of mail that an account here wrote', async () => {
		const server = dnsOf({ zone });
		await verdictOf(traced + LETTER, { ...withDns, DOH_URL: '' });
		const stream = incoming(LETTER.replace('<1@', '<2@')).message;
		const own = {
			envelope: { from: ADDRESS, to: ADDRESS },
			rawBytes: stream.rawSize,
			open: () => stream.raw,
			submitted: true,
		};
		expect(await takeIn(own, withDns)).toEqual({ taken: true });
		expect(server.asked).toEqual([]);
		expect(await emailCount()).toBe(2);
	});

	it('keeps no mail waiting for a DNS that fails, and holds nothing against it', async () => {
		dnsOf({ fails: true });
		const verdict = await verdictOf(unasked(traced.replace('fail', 'none') + LETTER, 77), withDns);
		expect(methods(verdict)).toEqual(['spf=none', 'dmarc=temperror', 'iprev=temperror']);
		expect(verdict).toMatchObject({ action: 'inbox', scanned: true });
		const against = verdict.reasons
			.map(({ rule }) => rule)
			.filter((rule) => /^(spf|dkim|dmarc|arc|iprev|sender)-/.test(rule));
		expect(against).toEqual([]);
		expect(await incidentKinds()).toEqual([]);
	});

	it('gives a silent DNS a few seconds, and delivers', async () => {
		dnsOf({ hangs: true });
		const start = Date.now();
		expect(methods(await verdictOf(unasked(traced + LETTER, 78), withDns))).toEqual([
			'spf=fail',
			'dmarc=temperror',
			'iprev=temperror',
		]);
		expect(Date.now() - start).toBeLessThan(8000);
	});

	it('with a fault of ours delivers by the platform’s word, with an incident', async () => {
		const broken = new Proxy(withDns, {
			get(target, property) {
				if (property === 'TRUSTED_SEALERS') throw new Error('a fault of ours');
				return Reflect.get(target, property);
			},
		});
		const verdict = await verdictOf(traced + LETTER, broken);
		expect(methods(verdict)).toEqual(['spf=fail']);
		expect(await incidentKinds()).toEqual(['authentication-fault']);
	});
});

describe('a core that traps', () => {
	const trapping: Core = {
		...core,
		open: () => ({
			bodyStart: -1,
			push: () => {
				throw new CoreTrap('unreachable');
			},
			finish: () => {
				throw new CoreTrap('unreachable');
			},
			close: () => {},
		}),
	};

	it('costs no mail: it is read by postal-mime, delivered unscanned, and written down', async () => {
		const stored = {
			accountId,
			blobId: `B${'0'.repeat(32)}`,
			envelope: { from: 'bob@sender.example', to: ADDRESS },
			receivedAt: Date.now(),
			submitted: false,
			domainRules: {},
		};
		await env.MAIL.put(`mail/${accountId}/${stored.blobId}`, LETTER);
		const outcome = await readMessage(incoming(LETTER).message.raw, trapping);
		expect(outcome).toMatchObject({ ok: false });
		const result = await handOver(stored, outcome, env);
		expect(result).toMatchObject({ ok: true, duplicate: false });
		expect(await incidentKinds()).toEqual(['core-trap']);
		// The same mail through a healthy core is the same mail.
		await receive(incoming(LETTER).message, env);
		expect(await emailCount()).toBe(1);
	});
});

describe('redelivery', () => {
	it('brings in a raw message that the account does not know', async () => {
		await expect(receive(incoming(LETTER).message, breaking('ACCOUNT', 'get'))).rejects.toThrow();
		const [key = ''] = await rawKeys();
		const blobId = key.split('/')[2] ?? '';
		expect(await redeliver({ accountId, blobId }, env)).toBe('delivered');
		expect(await redeliver({ accountId, blobId }, env)).toBe('delivered');
		expect(await emailCount()).toBe(1);
		expect(await rawKeys()).toEqual([key]);
	});

	it('tells a copy whose mail the account has under another blob, and leaves it to the cron', async () => {
		await expect(receive(incoming(LETTER).message, breaking('ACCOUNT', 'get'))).rejects.toThrow();
		const [orphan = ''] = await rawKeys();
		await receive(incoming(LETTER).message, env);
		expect(await redeliver({ accountId, blobId: orphan.split('/')[2] ?? '' }, env)).toBe('duplicate');
		expect(await rawKeys()).toContain(orphan);
	});

	it('is a fault when the kept raw message is missing: the copy may be the last', async () => {
		await receive(incoming(LETTER).message, env);
		const [kept = ''] = await rawKeys();
		const blobId = `B${'2'.repeat(32)}`;
		await env.MAIL.put(`mail/${accountId}/${blobId}`, LETTER);
		await env.MAIL.delete(kept);
		await expect(redeliver({ accountId, blobId }, env)).rejects.toThrow('missing');
	});

	it('of a copy brings no email back that its person destroyed', async () => {
		await expect(receive(incoming(LETTER).message, breaking('ACCOUNT', 'get'))).rejects.toThrow();
		const [orphan = ''] = await rawKeys();
		await receive(incoming(LETTER).message, env);
		const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'];
		const query = ['Email/query', { accountId }, '0'];
		const destroyed = { resultOf: '0', name: 'Email/query', path: '/ids' };
		const methodCalls = [query, ['Email/set', { accountId, '#destroy': destroyed }, '1']];
		await accountStub(env, accountId).jmap(
			accountId,
			{ using, methodCalls },
			{
				personId: 'p',
				credential: { id: 'password:p', expiresAt: null },
				accounts: [{ id: accountId, name: 'a', addresses: [] }],
				sessionState: '',
			},
		);
		await runDurableObjectAlarm(account());
		expect(await rawKeys()).toEqual([orphan]);
		expect(await redeliver({ accountId, blobId: orphan.split('/')[2] ?? '' }, env)).toBe('duplicate');
		expect(await emailCount()).toBe(0);
	});

	it("says 'unreadable' for what is not there", async () => {
		expect(await redeliver({ accountId, blobId: `B${'1'.repeat(32)}` }, env)).toBe('unreadable');
	});
});
