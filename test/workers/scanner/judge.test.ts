// The verdict: what each rule weighs, why, and what may not fool it. Facts in, reasons out; nothing here reads mail.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartIndex } from '../../../workers/domain/part-index';
import { type ContentKind, type ScanFacts, UNSCANNED } from '../../../workers/domain/scan-facts';
import { JUNK_SCORE, type Verdict } from '../../../workers/domain/verdict';
import { parseAuthenticationResults } from '../../../workers/scanner/authentication/results-field';
import { judge } from '../../../workers/scanner/judge';
import { WEIGHTS } from '../../../workers/scanner/weights';
import { indexOf, partOf } from '../../part-index';

const SETTINGS = { authservId: 'mx.waypost.test', recipient: 'demo@waypost.test' };
const ALICE = [{ name: 'Alice', email: 'alice@sender.example' }];

/** With everything that mail programs write. */
const mail = (over: Partial<PartIndex> = {}): PartIndex =>
	indexOf({
		from: ALICE,
		to: [{ name: null, email: SETTINGS.recipient }],
		subject: 'Lunch',
		sentAt: '2026-09-01T10:00:00Z',
		messageId: ['1@sender.example'],
		...over,
	});

const seen = (over: Partial<ScanFacts> = {}): ScanFacts => ({
	...UNSCANNED,
	scanned: true,
	...over,
});

const rules = (verdict: Verdict) => verdict.reasons.map(({ rule }) => rule);
const trap = { shownHost: 'paypal.com', targetHost: 'evil.example' };
const trusted = (value: string) => ({
	authenticationResults: [{ value: `mx.waypost.test; ${value}`, receivedAbove: 0 }],
});

describe('the verdict as a whole', () => {
	it('plain mail goes to the inbox with nothing said against it', () => {
		expect(judge(mail(), seen(), SETTINGS)).toEqual({ action: 'inbox', score: 0, reasons: [], scanned: true });
	});

	it('mail that could not be scanned goes to the inbox and says so, whatever the facts hold', () => {
		const facts = seen({ scanned: false, gtube: true, mismatches: [trap] });
		expect(judge(mail(), facts, SETTINGS)).toEqual({ action: 'inbox', score: 0, reasons: [], scanned: false });
	});

	it('GTUBE is junk at once, with proof of the sender or without', () => {
		expect(judge(mail(), seen({ gtube: true }), SETTINGS).action).toBe('junk');
		expect(judge(mail(), seen({ gtube: true, ...trusted('dmarc=pass') }), SETTINGS).action).toBe('junk');
	});

	it('the score is the sum of its reasons, and decides alone', () => {
		const kind = fc.constantFrom<ContentKind>('unknown', 'html', 'script', 'eicar', 'lnk', 'text');
		const name = fc.option(fc.constantFrom('a.pdf', 'a.pdf.exe', 'a.js', 'a\u202egpj.exe', 'a', ''), { nil: null });
		const results = fc.array(fc.record({ value: fc.string(), receivedAbove: fc.nat(3) }), { maxLength: 3 });
		fc.assert(
			fc.property(
				kind,
				name,
				fc.boolean(),
				results,
				fc.string(),
				fc.string(),
				(...[type, fileName, gtube, auth, n, e]) => {
					const index = mail({ parts: [partOf({ fileName })], from: [{ name: n, email: e }] });
					const facts = seen({ gtube, attachments: [{ part: 0, kind: type }], authenticationResults: auth });
					const verdict = judge(index, facts, SETTINGS);
					expect(verdict.score).toBe(verdict.reasons.reduce((sum, { weight }) => sum + weight, 0));
					expect(verdict.action).toBe(verdict.score >= JUNK_SCORE ? 'junk' : 'inbox');
				},
			),
		);
	});

	it('evidence never carries characters that turn a line around or end it', () => {
		const index = mail({ parts: [partOf({ fileName: 'in\u202evoice\r\n\u0000.exe' })] });
		for (const { evidence } of judge(index, seen(), SETTINGS).reasons) {
			expect(evidence).not.toMatch(/[\p{Cc}\p{Cf}]/u);
		}
	});
});

describe('attachments', () => {
	const attached = (fileName: string | null, kind: ContentKind) =>
		judge(mail({ parts: [partOf({ fileName })] }), seen({ attachments: [{ part: 0, kind }] }), SETTINGS);

	it('EICAR is junk at once', () => {
		expect(attached('eicar.com.txt', 'eicar')).toMatchObject({ action: 'junk', reasons: [{ rule: 'eicar' }] });
	});

	it.each<[ContentKind, string]>([
		['windows-executable', 'a Windows program'],
		['elf', 'a Linux program'],
		['mach-o', 'a macOS program'],
		['java-class', 'a Java program'],
		['lnk', 'a Windows shortcut'],
		['iso', 'a disk image'],
		['msi', 'a Windows installer'],
	])('%s is junk by content, whatever it is called', (kind, words) => {
		const verdict = attached('holiday.jpg', kind);
		expect(verdict.action).toBe('junk');
		expect(verdict.reasons[0]).toMatchObject({
			rule: 'dangerous-attachment',
			evidence: `“holiday.jpg” is ${words} by its content`,
		});
		expect(attached(null, kind).action).toBe('junk');
	});

	it.each(['setup.exe', 'invoice.JS', 'Rechnung.lnk', 'update.msi. ', 'a.b.c.vbs'])('%s is junk by name', (name) => {
		expect(attached(name, 'unknown')).toMatchObject({ action: 'junk', reasons: [{ rule: 'dangerous-file-name' }] });
	});

	it.each(['invoice.pdf.exe', 'invoice.pdf          .scr', 'photo.jpg.js'])('%s is made to be misread', (name) => {
		expect(rules(attached(name, 'unknown'))).toEqual(['dangerous-file-name', 'disguised-file-name']);
	});

	it('a name that turns itself around is made to be misread', () => {
		expect(rules(attached('ann\u202efdp.doc', 'ole2'))).toEqual(['disguised-file-name']);
	});

	it('a script weighs less: developers mail them', () => {
		expect(attached('deploy.sh', 'script')).toMatchObject({
			action: 'inbox',
			reasons: [{ rule: 'script-attachment' }],
		});
	});

	it.each<[string, ContentKind]>([
		['invoice.pdf', 'html'],
		['invoice.pdf', 'zip'],
		['photo.png', 'ole2'],
	])('%s that is %s contradicts its name', (name, kind) => {
		expect(rules(attached(name, kind))).toEqual(['content-contradicts-name']);
	});

	it.each<[string, ContentKind]>([
		['report.pdf', 'pdf'],
		['photo.jpg', 'png'],
		['table.xls', 'html'],
		['letter.docx', 'zip'],
		['locked.docx', 'ole2'],
		['notes.txt', 'text'],
		['v1.2.pdf', 'unknown'],
		['.exe.pdf', 'pdf'],
		['README', 'text'],
	])('%s that is %s is nothing', (name, kind) => {
		expect(attached(name, kind).reasons).toEqual([]);
	});

	it('hundreds of them give a list that a person can read', () => {
		const parts = Array.from({ length: 500 }, () => partOf({ fileName: 'a.exe' }));
		expect(judge(mail({ parts }), seen(), SETTINGS).reasons).toHaveLength(8);
	});
});

describe('links', () => {
	it('a mismatch names both hosts', () => {
		expect(judge(mail(), seen({ mismatches: [trap] }), SETTINGS).reasons).toEqual([
			{
				rule: 'link-mismatch',
				weight: WEIGHTS['link-mismatch'],
				evidence: 'link says paypal.com, goes to evil.example',
			},
		]);
	});

	it('alone it is not junk; with a forged name beside it, it is', () => {
		const from = [{ name: 'PayPal.com Service', email: 'x@evil.example' }];
		expect(judge(mail(), seen({ mismatches: [trap] }), SETTINGS).action).toBe('inbox');
		expect(judge(mail({ from }), seen({ mismatches: [trap] }), SETTINGS).action).toBe('junk');
	});

	it('further pairs add a little, a few at most', () => {
		const mismatches = Array.from({ length: 16 }, (_, n) => ({
			shownHost: `shop${n}.test`,
			targetHost: 'evil.example',
		}));
		expect(judge(mail(), seen({ mismatches }), SETTINGS).score).toBe(
			WEIGHTS['link-mismatch'] + 3 * WEIGHTS['link-mismatch-more'],
		);
	});

	it('trackers of proven senders weigh little; unproven ones get no such grace', () => {
		const facts = seen({ mismatches: [trap], ...trusted('dmarc=pass header.from=sender.example') });
		expect(rules(judge(mail({ bulk: true }), facts, SETTINGS))).toEqual(['link-mismatch-tracker', 'dmarc-pass']);
		expect(rules(judge(mail(), facts, SETTINGS))).toEqual(['link-mismatch']);
		expect(rules(judge(mail({ bulk: true }), seen({ mismatches: [trap] }), SETTINGS))).toEqual(['link-mismatch']);
	});
});

describe('the sender', () => {
	const from = (name: string | null, email: string, over: Partial<PartIndex> = {}) =>
		judge(mail({ from: [{ name, email }], ...over }), seen(), SETTINGS);

	it.each([
		['service@paypal.com', 'x@evil.example'],
		['PayPal <service@paypal.com>', 'x@evil.example'],
		['paypal.com', 'x@evil.example'],
		['Security (www.PayPal.com)', 'x@evil.example'],
		['ｐａｙｐａｌ．ｃｏｍ', 'x@evil.example'],
		['paypal.com', 'x@paypal.com.evil.example'],
	])('name “%s” from %s is a spoof', (name, email) => {
		expect(rules(from(name, email))).toEqual(['display-name-spoof']);
	});

	it.each([
		['Alice', 'alice@sender.example'],
		['Booking.com', 'noreply@mail.booking.com'],
		['Amazon.de', 'versand@amazon.com'],
		['alice@sender.example', 'alice@sender.example'],
		['J.R. Smith', 'jr@sender.example'],
		['Node.js Weekly', 'news@sender.example'],
		['Dr.Who', 'x@sender.example'],
		[null, 'alice@sender.example'],
		['Waypost', 'news@waypost.example'],
	])('name “%s” from %s is none', (name, email) => {
		expect(from(name, email).reasons).toEqual([]);
	});

	it('lists that rewrite From are forgiven where their domain is proven, for anyone can call himself a list', () => {
		const index = mail({ from: [{ name: "'bob@work.example' via Team", email: 'team@lists.example' }], bulk: true });
		const proven = judge(index, seen(trusted('dmarc=pass')), SETTINGS);
		expect(rules(proven)).toEqual(['display-name-list', 'dmarc-pass']);
		expect(proven.score).toBeLessThan(1);
		expect(rules(judge(index, seen(), SETTINGS))).toEqual(['display-name-spoof']);
	});

	it.each(['Waypost Support', 'demo@waypost.test', 'Admin waypost.test'])(
		'“%s” plays the recipient’s own house',
		(name) => {
			expect(rules(from(name, 'x@evil.example'))).toEqual(['recipient-spoof']);
		},
	);

	it('the recipient’s own name from elsewhere weighs little', () => {
		expect(rules(from('Demo', 'x@evil.example'))).toEqual(['recipient-name']);
	});

	it('no From, and From that is no address', () => {
		expect(rules(judge(mail({ from: [] }), seen(), SETTINGS))).toEqual(['from-missing']);
		for (const email of ['', 'alice', 'alice@', '@sender.example', 'alice@localhost', 'a@b c.d']) {
			expect(rules(from('Alice', email))).toEqual(['from-malformed']);
		}
	});

	it('answers to another owner weigh little, and nothing in list mail', () => {
		const replyTo = [{ name: null, email: 'x@other.example' }];
		expect(rules(judge(mail({ replyTo }), seen(), SETTINGS))).toEqual(['reply-to-differs']);
		expect(judge(mail({ replyTo, bulk: true }), seen(), SETTINGS).reasons).toEqual([]);
		const own = [{ name: null, email: 'help@desk.sender.example' }];
		expect(judge(mail({ replyTo: own }), seen(), SETTINGS).reasons).toEqual([]);
		// A list that the mail was written to, and whose answers it wants; a free mailbox gains nothing by that.
		expect(judge(mail({ replyTo, to: replyTo }), seen(), SETTINGS).reasons).toEqual([]);
		expect(judge(mail({ replyTo, cc: replyTo }), seen(), SETTINGS).reasons).toEqual([]);
		const free = [{ name: null, email: 'x@hotmail.com' }];
		expect(rules(judge(mail({ replyTo: free, to: free }), seen(), SETTINGS))).toEqual([
			'reply-to-differs',
			'reply-to-free-mail',
		]);
		const group = [{ name: null, email: 'x@groups.msn.com' }];
		expect(judge(mail({ replyTo: group, to: group }), seen(), SETTINGS).reasons).toEqual([]);
	});
});

describe('Authentication-Results', () => {
	const at = (receivedAbove: number, value: string) => ({ value, receivedAbove });
	const judged = (...authenticationResults: ScanFacts['authenticationResults']) =>
		judge(mail(), seen({ authenticationResults }), SETTINGS);

	it('count where the platform wrote them', () => {
		const verdict = judged(
			at(0, 'mx.waypost.test; dmarc=fail header.from=sender.example; spf=fail smtp.mailfrom=a@b.example'),
		);
		expect(verdict.reasons).toEqual([
			{ rule: 'dmarc-fail', weight: 3, evidence: 'mx.waypost.test found dmarc=fail for sender.example' },
			{ rule: 'spf-fail', weight: 1.5, evidence: 'mx.waypost.test found spf=fail for a@b.example' },
		]);
	});

	it('of others say nothing, good or bad, wherever they stand', () => {
		expect(judged(at(0, 'mx.evil.example; dmarc=pass')).reasons).toEqual([]);
		expect(judged(at(1, 'mx.other.example; dmarc=fail; spf=fail')).reasons).toEqual([]);
	});

	it('forged in the platform’s name are not believed, and told', () => {
		const verdict = judged(at(1, 'mx.waypost.test; dmarc=pass header.from=bank.example; spf=pass; dkim=pass'));
		expect(rules(verdict)).toEqual(['forged-authentication-results']);
		expect(verdict.score).toBeGreaterThan(0);
	});

	it('forged cannot cancel the platform’s own', () => {
		const verdict = judged(at(0, 'mx.waypost.test; dmarc=fail'), at(2, 'mx.waypost.test; dmarc=pass'));
		expect(rules(verdict)).toEqual(['dmarc-fail', 'forged-authentication-results']);
		expect(rules(judged(at(0, 'mx.waypost.test; dmarc=fail'), at(0, 'mx.waypost.test; dmarc=pass')))).toEqual([
			'dmarc-fail',
		]);
	});

	it('cannot be smuggled in by comments, quotes or other names', () => {
		for (const value of [
			'mx.waypost.test (; dmarc=fail); none',
			'mx.waypost.test; spf=none reason="; dmarc=fail"',
			'mx.waypost.test; dkim=pass header.d="x\\"; dmarc=fail"',
			'"mx.evil.example; mx.waypost.test"; dmarc=fail',
			'(mx.waypost.test;) mx.evil.example; dmarc=fail',
			'mx.waypost.test.evil.example; dmarc=fail',
			'mx.waypost.test dmarc=fail',
		]) {
			expect(judged(at(0, value)).reasons).toEqual([]);
		}
	});

	it('a pass takes off a little, and nothing beside a danger', () => {
		expect(judged(at(0, 'MX.Waypost.Test 1; dmarc=pass'))).toMatchObject({ score: -0.5, action: 'inbox' });
		const facts = seen({ mismatches: [trap], ...trusted('dmarc=pass') });
		expect(rules(judge(mail(), facts, SETTINGS))).not.toContain('dmarc-pass');
	});

	it('SPF of the HELO name decides nothing', () => {
		expect(
			judged(at(0, 'mx.waypost.test; spf=fail smtp.helo=x.example; spf=pass smtp.mailfrom=a@b.example')).reasons,
		).toEqual([]);
	});

	it('one’s own domain, found forged, is junk', () => {
		const index = mail({ from: [{ name: 'Boss', email: 'boss@waypost.test' }] });
		const verdict = judge(index, seen(trusted('dmarc=fail')), SETTINGS);
		expect(rules(verdict)).toEqual(['own-domain-forged', 'dmarc-fail']);
		expect(verdict.action).toBe('junk');
	});

	it('below the one Received field that a platform writes itself count where it says so', () => {
		const facts = seen({
			authenticationResults: [at(1, 'mx.waypost.test; dmarc=fail'), at(2, 'mx.waypost.test; dmarc=pass')],
		});
		expect(rules(judge(mail(), facts, { ...SETTINGS, platformReceived: 1 }))).toEqual([
			'dmarc-fail',
			'forged-authentication-results',
		]);
	});
});

describe('the grammar of RFC 8601', () => {
	const parse = (value: string) => {
		const parsed = parseAuthenticationResults(value);
		return parsed && [parsed.authservId, ...parsed.results.map(({ method, result }) => `${method}=${result}`)];
	};

	it.each([
		['example.org 1; none', ['example.org']],
		['example.com; spf=pass smtp.mailfrom=example.net', ['example.com', 'spf=pass']],
		['Example.COM; SPF=Pass', ['example.com', 'spf=pass']],
		['"example.com"; dkim=pass', ['example.com', 'dkim=pass']],
		[
			'example.com;\r\n\tauth=pass (cram-md5) smtp.auth=s@example.net;\r\n spf=pass',
			['example.com', 'auth=pass', 'spf=pass'],
		],
		[
			'foo.example.net (foobar) 1 (baz);\r\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail',
			['foo.example.net', 'dkim=fail'],
		],
		[
			'foo.example.net (a(b\\)c)d) 1; dkim/1 = (x) fail policy (A dot) . expired = 1362471462',
			['foo.example.net', 'dkim=fail'],
		],
		['example.com; dmarc=fail header.b=abc=; spf=pass', ['example.com', 'dmarc=fail', 'spf=pass']],
		['example.com; ; dmarc; =pass; dmarc=; spf=fail', ['example.com', 'spf=fail']],
		['example.com', ['example.com']],
		['', null],
		['; spf=pass', null],
		['(only a comment', null],
	])('%j', (value, expected) => {
		expect(parse(value)).toEqual(expected);
	});

	it('keeps the first property of each name', () => {
		const parsed = parseAuthenticationResults('e.com; dkim=pass header.d=a.com header.b="x y" header.d=b.com');
		expect(parsed?.results[0]?.properties).toEqual(
			new Map([
				['header.d', 'a.com'],
				['header.b', 'x y'],
			]),
		);
	});

	it('reads names that comments stand around', () => {
		const parsed = parseAuthenticationResults('e.com; dkim / 1 (x) = fail policy (A dot) . (y) expired = 9 (z); junk');
		expect(parsed?.results).toEqual([
			{ method: 'dkim', result: 'fail', properties: new Map([['policy.expired', '9']]) },
		]);
	});

	it('takes any value, and long ones in proportion', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'a=;"(\\) .1') }), (value) => void parse(value)));
		const begun = performance.now();
		for (const piece of ['(', '"', ';', '=', 'a=b;', '\\', 'a ']) parse(piece.repeat(5_000_000));
		expect(performance.now() - begun).toBeLessThan(2000);
	});
});
