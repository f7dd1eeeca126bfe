// JMAP ids of this account's objects: a letter for the type, then the modseq of the object's creation. Pure.

export type ObjectType =
	| 'Email'
	| 'Mailbox'
	| 'Thread'
	| 'Identity'
	| 'EmailSubmission'
	| 'Quota'
	| 'VacationResponse'
	| 'SenderRule'
	| 'ScanSettings';
/** Of these an account has exactly one. */
type SingletonType = 'VacationResponse' | 'ScanSettings';

const LETTER: Record<Exclude<ObjectType, SingletonType>, string> = {
	Email: 'E',
	Mailbox: 'M',
	Thread: 'T',
	Identity: 'I',
	EmailSubmission: 'S',
	Quota: 'Q',
	SenderRule: 'R',
};
/** RFC 8621 section 8 has it so for the VacationResponse. */
const SINGLETON = 'singleton';
/** Canonical decimals only, so that one object has one id. Fifteen digits are always a safe integer. */
const NUMBER = /^[1-9]\d{0,14}$/;

export function toId(type: ObjectType, number: number): string {
	return isSingleton(type) ? SINGLETON : `${LETTER[type]}${number}`;
}

/** null: not an id of this type. Such an id is never found; it is not an error (RFC 8620 section 5.1). */
export function fromId(type: ObjectType, id: string): number | null {
	if (isSingleton(type)) return id === SINGLETON ? 1 : null;
	return id.startsWith(LETTER[type]) && NUMBER.test(id.slice(1)) ? Number(id.slice(1)) : null;
}

function isSingleton(type: ObjectType): type is SingletonType {
	return type === 'VacationResponse' || type === 'ScanSettings';
}
