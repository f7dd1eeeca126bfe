// What a person types as a sender to allow or block, read into a rule's normal form or into a sentence that says what is wrong. Pure.
import { normalSender, type SenderAction } from '../../../workers/domain/sender-rule';

export type ReadSender = { ok: true; sender: string } | { ok: false; problem: string };

/** Takes 'Ann <ann@example.com>', '@example.com' and 'https://example.com/' for what they mean. */
export function readSender(text: string): ReadSender {
	const asked = meant(text);
	if (asked === '') return { ok: false, problem: 'Write an address or a domain.' };
	const domain = asked.slice(asked.lastIndexOf('@') + 1);
	const sender = domain.includes('.') ? normalSender(asked) : null;
	if (sender !== null) return { ok: true, sender };
	if (/\s/.test(asked)) return { ok: false, problem: 'An address has no spaces: ann@example.com' };
	if (!domain.includes('.')) return { ok: false, problem: `“${domain}” is no whole domain, such as example.com` };
	return {
		ok: false,
		problem: `“${asked}” is no address or domain. Write ann@example.com, example.com or *.example.com`,
	};
}

function meant(text: string): string {
	const trimmed = text.trim();
	const inAngles = /<([^<>]*)>\s*$/.exec(trimmed)?.[1];
	return (inAngles ?? trimmed)
		.trim()
		.replace(/^(mailto:|https?:\/\/|@)/i, '')
		.replace(/\/.*$/, '');
}

export const ACTION_WORDS: Record<SenderAction, string> = {
	allow: 'Always allow',
	junk: 'Move to Junk',
	quarantine: 'Hold in quarantine',
	refuse: 'Refuse',
};

/** What such a rule does, said once it stands. */
export function ruleDone(action: SenderAction, sender: string): string {
	const mail = `Mail from ${sender}`;
	switch (action) {
		case 'allow':
			return `${mail} will be allowed`;
		case 'junk':
			return `${mail} will go to Junk`;
		case 'quarantine':
			return `${mail} will be held in quarantine`;
		case 'refuse':
			return `${mail} will be refused`;
	}
}

/** Whom the form means, in words. */
export function senderReach(sender: string): string {
	if (sender.startsWith('*.')) return `every domain below ${sender.slice(2)}`;
	return sender.includes('@') ? 'one address' : 'the whole domain';
}
