// FUTURERELEASE (RFC 4865) as parameters of an envelope's mailFrom: when a submission is to be sent. Pure.
import { MAX_DELAYED_SEND_SECONDS } from '../../../../workers/domain/submission';

/** `sendAt` in milliseconds since the epoch. `wrong`: what to tell the client. */
export type Release = { ok: true; sendAt: number } | { ok: false; wrong: string };

const INTERVAL = /^\d{1,9}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** `parameters`: names in upper case. Without either parameter it is sent now. */
export function releaseOf(parameters: ReadonlyMap<string, string | null>, now: number): Release {
	const isFor = parameters.has('HOLDFOR');
	const isUntil = parameters.has('HOLDUNTIL');
	if (isFor && isUntil) return wrong('HOLDFOR and HOLDUNTIL cannot stand together (RFC 4865 section 4).');
	if (isFor) return heldFor(parameters.get('HOLDFOR') ?? '', now);
	return isUntil ? heldUntil(parameters.get('HOLDUNTIL') ?? '', now) : { ok: true, sendAt: now };
}

function heldFor(value: string, now: number): Release {
	if (!INTERVAL.test(value)) return wrong('HOLDFOR is a number of seconds.');
	if (Number(value) > MAX_DELAYED_SEND_SECONDS) return tooLate();
	return { ok: true, sendAt: now + Number(value) * 1000 };
}

function heldUntil(value: string, now: number): Release {
	const sendAt = DATE_TIME.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(sendAt)) return wrong('HOLDUNTIL is a date and time of RFC 3339.');
	if (sendAt < now) return wrong('HOLDUNTIL is a time that has passed.');
	return sendAt > now + MAX_DELAYED_SEND_SECONDS * 1000 ? tooLate() : { ok: true, sendAt };
}

function tooLate(): Release {
	return wrong(`Mail is held for at most ${MAX_DELAYED_SEND_SECONDS} seconds.`);
}

function wrong(words: string): Release {
	return { ok: false, wrong: words };
}
