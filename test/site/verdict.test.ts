// A verdict read by a person: what it means where the mail stands now, and its facts.
import { describe, expect, it } from 'vitest';
import { isHeld, isWithheld, releasePatch, trashPatch } from '../../site/src/mail/held';
import {
	eventWords,
	headline,
	onScale,
	pointsWords,
	probabilityWords,
	scoreWords,
	senderProof,
	standingOf,
	topReason,
	withheldWords,
} from '../../site/src/mail/verdict';
import type { AuthenticationSummary, Verdict, VerdictEvent } from '../../workers/domain/verdict';
import { email, ROLES } from './rows';

const roles = { ...ROLES, quarantine: 'QU' };
const against = (...weights: number[]) => weights.map((weight, at) => ({ rule: `r${at}`, weight, evidence: '' }));
const verdict = (some: Partial<Verdict> = {}): Verdict => ({
	action: 'inbox',
	score: 0,
	reasons: [],
	scanned: true,
	...some,
});
const event = (kind: VerdictEvent['kind']): VerdictEvent => ({ at: '2026-09-01T10:00:00Z', kind, mailboxIds: ['IN'] });
const condemned = verdict({ action: 'quarantine', history: [event('condemned')] });
const released = verdict({ action: 'quarantine', history: [event('condemned'), event('released')] });
const stands = (mailboxId: string, judged?: Verdict) => ({
	mailboxIds: { [mailboxId]: true },
	verdict: judged ?? null,
});

describe('a mail', () => {
	it('is held as long as nobody took it out of where unwanted mail stands', () => {
		expect(isHeld(stands('QU'), roles)).toBe(true);
		expect(isHeld(stands('QU', released), roles)).toBe(true);
		expect(isHeld(stands('TR', condemned), roles)).toBe(true);
		expect(isHeld(stands('JU', condemned), roles)).toBe(true);
	});

	it('is not held where wanted mail stands, or once it was released', () => {
		expect(isHeld(stands('IN', condemned), roles)).toBe(false);
		expect(isHeld(stands('TR', released), roles)).toBe(false);
		expect(isHeld(stands('TR', verdict({ action: 'junk' })), roles)).toBe(false);
		expect(isHeld(stands('IN'), ROLES)).toBe(false);
	});

	it('stays released or held when what was withheld is given out', () => {
		const lifted = (judged: Verdict) => ({ ...judged, history: [...(judged.history ?? []), event('lifted')] });
		expect(isHeld(stands('TR', lifted(released)), roles)).toBe(false);
		expect(isHeld(stands('TR', lifted(condemned)), roles)).toBe(true);
		expect(headline(lifted(condemned), 'held', 5).title).toContain('learned after it came');
	});

	it('has parts that are withheld by their number', () => {
		const judged = verdict({ withheld: [2] });
		expect(['1', '2', null].map((partId) => isWithheld({ partId }, judged))).toEqual([false, true, false]);
		expect(isWithheld({ partId: '2' }, null)).toBe(false);
	});

	it('is released into the inbox alone, and thrown away into the trash alone', () => {
		const held = email('a', { mailboxIds: { QU: true, label: true } });
		expect(releasePatch(held, roles)).toEqual({ mailboxIds: { QU: false, label: false, IN: true } });
		expect(trashPatch(held, roles)).toEqual({ mailboxIds: { QU: false, label: false, TR: true } });
		expect(releasePatch(undefined, roles)).toBeNull();
		expect(releasePatch(held, {})).toBeNull();
	});
});

describe('the headline', () => {
	const of = (judged: Verdict, mailboxId: string) => headline(judged, standingOf(stands(mailboxId, judged), roles), 5);

	it('of junk and of held mail is open and says what not to do', () => {
		expect(of(verdict({ action: 'junk', score: 7 }), 'JU')).toMatchObject({ tone: 'danger', isOpen: true });
		expect(of(condemned, 'QU')).toMatchObject({ tone: 'danger', isOpen: true });
		expect(of(condemned, 'QU').title).toContain('learned after it came');
		expect(of(verdict({ action: 'quarantine' }), 'QU').advice).toContain('until you release it');
	});

	it('tells a person’s move from the scan’s', () => {
		expect(of(verdict(), 'JU').title).toBe('Put into Junk by a person; the scan had let it pass');
		expect(of(verdict({ scanned: false }), 'JU').title).toContain('never scanned');
		expect(of(verdict(), 'QU').title).toBe('Put into quarantine by a person');
		expect(of(verdict({ action: 'junk', score: 7 }), 'IN')).toMatchObject({ tone: 'warn', isOpen: false });
	});

	it('warns of one grave reason, and of many slight ones', () => {
		expect(of(verdict({ score: 2, reasons: against(2) }), 'IN').title).toBe('One thing to be careful about');
		const slight = verdict({ score: 3, reasons: against(1, 1, 1, -0.5) });
		expect(of(slight, 'IN')).toMatchObject({ tone: 'warn', title: '3 things to be careful about' });
		expect(headline(slight, 'kept', 10).tone).toBe('quiet');
	});

	it('is quiet for what is clean, and honest about what was not scanned', () => {
		expect(of(verdict({ score: 0.5, reasons: against(0.5) }), 'IN')).toMatchObject({ tone: 'quiet', isOpen: false });
		expect(of(verdict({ scanned: false }), 'IN')).toMatchObject({ tone: 'warn', advice: expect.any(String) });
	});
});

it('the top reason is the one that weighs most against', () => {
	expect(topReason(verdict({ reasons: against(-50, 1, 3, 2) }))?.weight).toBe(3);
	expect(topReason(verdict({ reasons: against(-1) }))).toBeNull();
});

it('what is withheld is told with its why', () => {
	const why = { rule: 'attachment-withheld', weight: 0, evidence: '“a.exe” would be run by a double click' };
	expect(withheldWords({ reasons: [...against(3), why] })).toEqual([why.evidence]);
});

it('a score reads as a number, and stays on its scale', () => {
	expect([8.5, 0, -0.04, -2.25, 102].map(scoreWords)).toEqual(['8.5', '0', '0', '−2.2', '102']);
	expect([1, 1.04, 2].map(pointsWords)).toEqual(['1 point', '1 point', '2 points']);
	expect([-50, 0, 5, 7.5, 100].map((score) => onScale(score, 5))).toEqual([0, 0, expect.closeTo(33.3, 1), 50, 100]);
});

it('a probability is told as it was measured, never as a certainty', () => {
	const of = (probability: number) => probabilityWords(verdict({ probability }));
	expect(of(0.98)).toBe('98 of 100 mails with such a score were bad');
	expect(of(0.9999)).toMatch(/^More than 99 of 100/);
	expect(of(0.001)).toMatch(/^Fewer than 1 of 100/);
	expect(probabilityWords(verdict())).toBeNull();
});

describe('who proved to be the sender', () => {
	const found = (...all: [AuthenticationSummary['method'], result: string, domain: string][]) => {
		const authentication = all.map(([method, result, domain]) => ({
			method,
			result,
			domain,
			by: 'mx',
		}));
		return senderProof({ ...verdict(), authentication });
	};

	it('is one line', () => {
		expect(found(['spf', 'pass', 'b.example'], ['dmarc', 'pass', 'a.example'])).toMatchObject({
			state: 'proven',
			words: 'Proven to come from a.example',
		});
		expect(found(['dkim', 'pass', 'b.example'], ['dmarc', 'fail', 'a.example'])?.state).toBe('failed');
		expect(found(['dmarc', 'fail', 'a.example'], ['arc', 'pass', 'list.example'])).toMatchObject({
			state: 'open',
			words: 'Not proven to come from a.example, but list.example vouches for it',
		});
		expect(found(['dkim', 'pass', 'b.example'], ['dmarc', 'none', ''])?.words).toBe('Signed by b.example');
		expect(found(['spf', 'pass', 'b.example'])?.words).toBe('Sent by a server of b.example');
		expect(found(['spf', 'none', ''])?.words).toBe('Nothing proves who sent it');
	});

	it('with every method under its name', () => {
		expect(found(['iprev', 'fail', '192.0.2.1'], ['spf', 'pass', 'b.example'])?.methods).toEqual([
			{ name: 'Reverse DNS', result: 'fail', domain: '192.0.2.1', by: 'mx' },
			{ name: 'SPF', result: 'pass', domain: 'b.example', by: 'mx' },
		]);
	});

	it('is nothing where nobody looked', () => {
		expect(senderProof(verdict())).toBeNull();
		expect(found()).toBeNull();
	});
});

it('what became of it names where it stood', () => {
	const nameOf = (id: string) => (id === 'IN' ? 'Inbox' : undefined);
	expect(eventWords(event('condemned'), nameOf)).toBe('Moved to quarantine from Inbox');
	expect(eventWords(event('lifted'), nameOf)).toBe('What was withheld of it was given out');
	expect(eventWords({ ...event('released'), mailboxIds: ['X'] }, nameOf)).toBe('Released from a mailbox that is gone');
});
