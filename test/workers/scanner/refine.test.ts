// The account's last word: its lists, whom it knows, what it was taught, and from which score on it wants what.
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../workers/domain/address';
import { DEFAULT_SETTINGS, type DomainRules, type ScanSettings } from '../../../workers/domain/scan-policy';
import type { SenderAction } from '../../../workers/domain/sender-rule';
import { NOT_SCANNED, type Reason, type Verdict } from '../../../workers/domain/verdict';
import type { AccountView, Acquaintance } from '../../../workers/scanner/account-view';
import { nameSkeleton } from '../../../workers/scanner/look-alike';
import { type JudgedMail, refine } from '../../../workers/scanner/refine';
import { indexOf, partOf } from '../../part-index';

const PROVEN: Reason = { rule: 'dmarc-pass', weight: -0.5, evidence: 'proven' };
const FORGED: Reason = { rule: 'dmarc-fail', weight: 3, evidence: 'forged' };
const MALWARE: Reason = { rule: 'threat-hash', weight: 100, evidence: 'a.exe is malware' };
const LURE: Reason = { rule: 'link-mismatch', weight: 6, evidence: 'link says a, goes to b' };
const ASKS: Reason = { rule: 'credential-field', weight: 2, evidence: 'a form asks for a password' };

interface Known extends Acquaintance {
	name?: string;
}

interface Described {
	rules?: Record<string, SenderAction>;
	known?: Record<string, Known>;
	settings?: Partial<ScanSettings>;
	own?: string[];
	points?: number;
}

/** The questions of the view over plain data, as the store answers them over SQL. */
function viewOf({
	rules = {},
	known = {},
	settings = {},
	own = ['me@home.example'],
	points = 0,
}: Described): AccountView {
	const written = Object.entries(known).filter(([, { sent }]) => sent > 0);
	const domain = (address: string) => address.slice(address.indexOf('@') + 1);
	return {
		settings: { ...DEFAULT_SETTINGS, ...settings },
		ownAddresses: own,
		rules: (senders) => new Map(Object.entries(rules).filter(([sender]) => senders.includes(sender))),
		acquaintance: (address) => known[address] ?? null,
		namesakes: (key) => written.filter(([, { name }]) => nameSkeleton(name ?? null) === key).map(([one]) => one),
		domainTwins: () => [],
		closestDomains: () => written.map(([address]) => domain(address)),
		ownPoints: () => points,
		probability: (score) => Math.min(1, score / 100),
	};
}

function judged(...reasons: Reason[]): Verdict {
	const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
	return { action: score >= 5 ? 'junk' : 'inbox', score, reasons, scanned: true };
}

const ANN: Address[] = [{ name: 'Ann Oak', email: 'ann@shop.example' }];

function mail(from = ANN, envelopeFrom = 'bounce@shop.example'): JudgedMail {
	const envelope = { from: envelopeFrom, to: 'me@home.example' };
	return { index: indexOf({ from }), envelope, evidence: { features: Uint32Array.of(1, 2) } };
}

function refined(verdict: Verdict, account: Described = {}, from = mail(), domain: DomainRules = {}): Verdict {
	const made = refine(verdict, from, viewOf(account), domain);
	expect(made.score).toBeCloseTo(made.reasons.reduce((sum, { weight }) => sum + weight, 0));
	return made;
}

const rulesOf = (verdict: Verdict) => verdict.reasons.map(({ rule }) => rule);
const KNOWN = { 'ann@shop.example': { received: 1, sent: 0 } };

describe('a block', () => {
	it.each([
		['the address', 'ann@shop.example'],
		['its domain', 'shop.example'],
		['a domain above', '*.example'],
	])('of %s does what it says, whatever speaks for the mail', (_, sender) => {
		for (const action of ['junk', 'quarantine', 'refuse'] as const) {
			const verdict = refined(judged(PROVEN), { rules: { [sender]: action }, points: -8 });
			expect(verdict.action).toBe(action);
			expect(rulesOf(verdict)).toContain('sender-blocked');
		}
	});

	it('holds for the envelope’s sender, and for any of several authors', () => {
		const rules: Described = { rules: { 'bad@bad.example': 'quarantine' } };
		expect(refined(judged(), rules, mail(ANN, 'bad@bad.example')).action).toBe('quarantine');
		const two = [...ANN, { name: null, email: 'Bad@Bad.example' }];
		expect(refined(judged(), rules, mail(two)).action).toBe('quarantine');
	});

	it('never makes less of what the platform is certain of', () => {
		const refusing: Verdict = { ...judged(MALWARE), action: 'refuse' };
		expect(refined(refusing, { rules: { 'shop.example': 'junk' } }).action).toBe('refuse');
	});

	it('gives way to a more specific allowance', () => {
		const rules: Record<string, SenderAction> = { 'shop.example': 'junk', 'ann@shop.example': 'allow' };
		expect(refined(judged(PROVEN), { rules }, mail(ANN, '')).action).toBe('inbox');
	});

	it('of the domain yields to its person’s word, but for quarantine and refusal', () => {
		const own: Described = { rules: { 'ann@shop.example': 'allow' } };
		const by = (action: SenderAction) =>
			refined(judged(PROVEN), own, mail(ANN, ''), { senders: { 'shop.example': action } });
		expect([by('junk').action, by('quarantine').action, by('refuse').action]).toEqual([
			'inbox',
			'quarantine',
			'refuse',
		]);
	});

	it('holds for mail that was not scanned', () => {
		const verdict = refined(NOT_SCANNED, { rules: { 'shop.example': 'junk' } });
		expect(verdict).toMatchObject({ action: 'junk', scanned: false });
		expect(rulesOf(verdict)).toEqual(['sender-blocked']);
	});
});

describe('an allowance', () => {
	const allowed: Described = { rules: { 'shop.example': 'allow' }, known: KNOWN };

	it('keeps a proven sender out of junk', () => {
		const verdict = refined(judged(PROVEN, LURE), allowed);
		expect(verdict.action).toBe('inbox');
		expect(rulesOf(verdict)).toContain('sender-allowed');
	});

	it('is worth little where nobody tested who sent it, and nothing to a forger', () => {
		expect(refined(judged(LURE, LURE), allowed)).toMatchObject({ action: 'junk', score: 10 });
		expect(rulesOf(refined(judged(FORGED, LURE), allowed))).not.toContain('sender-allowed');
	});

	it('untested takes off little, whoever the forger claims to be beside', () => {
		const from = (...emails: string[]) =>
			rulesOf(refined(judged(LURE), allowed, mail(emails.map((email) => ({ name: 'Ann Oak', email })))));
		expect(from('ann@shop.example')).toContain('sender-allowed-untested');
		expect(from('ANN@Shop.Example')).toContain('sender-allowed-untested');
		for (const others of [
			['ann@shop.example.evil.example'],
			['ann@sh0p.example'],
			['shop.example@evil.example'],
			['ann@shop.example', 'x@evil.example'],
			['x@evil.example', 'ann@shop.example'],
		]) {
			expect(from(...others)).not.toContain('sender-allowed-untested');
		}
	});

	it('never excuses malware', () => {
		for (const action of ['quarantine', 'refuse'] as const) {
			expect(refined({ ...judged(PROVEN, MALWARE), action }, allowed).action).toBe(action);
		}
		expect(refined(judged(PROVEN, MALWARE), allowed).action).toBe('junk');
	});

	it('excuses from a quarantine for anything else', () => {
		expect(refined({ ...judged(PROVEN, LURE), action: 'quarantine' }, allowed).action).toBe('inbox');
	});

	it('of one author vouches for no other, and of the envelope for nobody', () => {
		const two = [...ANN, { name: null, email: 'x@other.example' }];
		expect(rulesOf(refined(judged(PROVEN), allowed, mail(two)))).not.toContain('sender-allowed');
		const rules: Record<string, SenderAction> = { 'bounces.example': 'allow' };
		expect(rulesOf(refined(judged(PROVEN), { rules }, mail(ANN, 'b@bounces.example')))).not.toContain('sender-allowed');
	});
});

describe('acquaintance', () => {
	it('says that a sender is new, and minds more where they ask for something', () => {
		expect(rulesOf(refined(judged()))).toEqual(['first-time-sender']);
		expect(rulesOf(refined(judged(ASKS)))).toContain('first-time-sender-asks');
		expect(rulesOf(refined(judged(), { known: KNOWN }))).toEqual([]);
	});

	it('speaks for whom the account has written to: proven more than untested, never for a forger or beside a danger', () => {
		const known = { 'ann@shop.example': { received: 0, sent: 2 } };
		expect(rulesOf(refined(judged(PROVEN), { known }))).toContain('known-correspondent');
		expect(rulesOf(refined(judged(), { known }))).toEqual(['known-correspondent-untested']);
		expect(rulesOf(refined(judged(FORGED), { known }))).toEqual(['dmarc-fail']);
		expect(rulesOf(refined(judged(PROVEN, LURE), { known }))).toEqual(['dmarc-pass', 'link-mismatch']);
	});

	it.each([
		['oakw00d.example', true],
		['oakwod.example', true],
		['oakwood-support.example', true],
		['oakwood.test', false],
		['mail.oakwood.example', false],
		['oakville.example', false],
	])('%s would be taken for the own domain: %s', (domain, isDisguise) => {
		const account = { own: ['me@first.example', 'me@oakwood.example'] };
		const found = rulesOf(refined(judged(), account, mail([{ name: null, email: `a@${domain}` }])));
		expect(found.includes('own-domain-look-alike')).toBe(isDisguise);
	});

	it('sees who dresses up as a correspondent: by domain, or by name', () => {
		const known = { 'bob@partner.example': { received: 3, sent: 3, name: 'Bob Birch' } };
		const from = (name: string | null, email: string) => rulesOf(refined(judged(), { known }, mail([{ name, email }])));
		expect(from(null, 'bob@partnar.example')).toContain('contact-look-alike');
		expect(from('Birch, Bob', 'bob.birch@free.example')).toContain('contact-name-spoof');
		expect(from('Bob Birch', 'bob@mail.partner.example')).toEqual(['first-time-sender']);
		expect(from('Bob', 'bob@free.example')).toEqual(['first-time-sender']);
	});

	it('takes no mail provider for a disguise of another', () => {
		const known = { 'bob@gmail.com': { received: 3, sent: 3 } };
		const from = (email: string) => rulesOf(refined(judged(), { known }, mail([{ name: null, email }])));
		expect(from('eve@ymail.com')).toEqual(['first-time-sender']);
		expect(from('eve@gmai1.com')).toContain('contact-look-alike');
	});
});

describe('thresholds', () => {
	it('are its person’s, then the domain’s, then the platform’s', () => {
		const known = KNOWN;
		expect(refined(judged(LURE), { known }).action).toBe('junk');
		expect(refined(judged(LURE), { known }, mail(), { junkScore: 8 }).action).toBe('inbox');
		expect(refined(judged(LURE), { known, settings: { junkScore: 5 } }, mail(), { junkScore: 8 }).action).toBe('junk');
		expect(refined(judged(LURE), { known, settings: { quarantineScore: 6 } }).action).toBe('quarantine');
		expect(refined(judged(LURE), { known }, mail(), { quarantineScore: 6.5 }).action).toBe('junk');
	});

	it('of quarantine below those of junk are raised to them', () => {
		const settings = { junkScore: 8, quarantineScore: 2 };
		expect(refined(judged(LURE), { known: KNOWN, settings }).action).toBe('inbox');
	});
});

describe('what the account was taught', () => {
	it('is one reason more, and none where it says nothing', () => {
		expect(refined(judged(), { known: KNOWN, points: 5.5 })).toMatchObject({ action: 'junk', score: 5.5 });
		expect(refined(judged(LURE), { known: KNOWN, points: -3.2 })).toMatchObject({ action: 'inbox' });
		expect(rulesOf(refined(judged(), { known: KNOWN, points: 0.04 }))).toEqual([]);
	});
});

describe('attachments', () => {
	const parts = [
		partOf({}),
		partOf({ fileName: 'a.iso' }),
		partOf({ fileName: 'b.exe' }),
		partOf({ fileName: 'c.pdf' }),
	];
	const attachments = [1, 2, 3].map((part) => ({ part, kind: 'unknown' as const }));
	const files: JudgedMail = { ...mail(), index: indexOf({ from: ANN, parts }), attachments };
	const policy = (match: object, action: string) => ({ rules: [{ match, action }] });
	const by = (own: unknown, ofDomain?: unknown) =>
		refined(judged(PROVEN), { known: KNOWN, settings: { attachments: own } }, files, { attachments: ofDomain });

	it('that would run are withheld where nothing else is said', () => {
		expect(by(null)).toMatchObject({ action: 'inbox', withheld: [1, 2] });
	});

	it('are refused, withheld or let in as the stricter of domain and account has it', () => {
		expect(by(policy({ ending: 'pdf' }, 'strip')).withheld).toEqual([1, 2, 3]);
		expect(by(policy({ ending: 'exe' }, 'allow')).withheld).toEqual([1]);
		expect(by(policy({ ending: 'exe' }, 'allow'), policy({ ending: 'exe' }, 'refuse')).action).toBe('refuse');
		expect(rulesOf(by(policy({ ending: 'iso' }, 'refuse')))).toContain('attachment-refused');
	});

	it('are refused whoever is allowed, and held to the default where a policy cannot be read', () => {
		const allowed: Described = {
			rules: { 'shop.example': 'allow' },
			settings: { attachments: policy({ ending: 'iso' }, 'refuse') },
		};
		expect(refined(judged(PROVEN), allowed, files).action).toBe('refuse');
		expect(by('nonsense', { rules: 7 })).toMatchObject({ action: 'inbox', withheld: [1, 2] });
	});

	it('of a mail whose attachments nobody looked at are left alone', () => {
		const { attachments: _, ...unseen } = files;
		expect(refined(judged(PROVEN), { known: KNOWN }, unseen).withheld).toBeUndefined();
	});
});

it('the probability is that of the score which counts', () => {
	const verdict = { ...judged(LURE), probability: 0.9 };
	expect(refined(verdict, { known: KNOWN, points: 4 })).toMatchObject({ score: 10, probability: 0.1 });
	expect(refined(judged(LURE), { known: KNOWN })).not.toHaveProperty('probability');
});
