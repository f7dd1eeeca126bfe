// The name `header:Name:asForm:all` (RFC 8621 sections 4.1.2 and 4.1.3): which form it asks for, and whether the field has it.
// Names only: values are read by the core and written by the composer.

export type HeaderForm =
	| 'asRaw'
	| 'asText'
	| 'asAddresses'
	| 'asGroupedAddresses'
	| 'asMessageIds'
	| 'asDate'
	| 'asURLs';

export interface HeaderProperty {
	/** Field name in lower case. */
	name: string;
	form: HeaderForm;
	/** Every instance, first to last; otherwise the last one only. */
	all: boolean;
}

const FORMS: readonly string[] = [
	...['asRaw', 'asText', 'asAddresses', 'asGroupedAddresses', 'asMessageIds', 'asDate', 'asURLs'],
];

const ADDRESSES: HeaderForm[] = ['asAddresses', 'asGroupedAddresses'];
const IDS: HeaderForm[] = ['asMessageIds'];
const DATE: HeaderForm[] = ['asDate'];
const URLS: HeaderForm[] = ['asURLs'];
const TEXT: HeaderForm[] = ['asText'];

/** Forms besides asRaw of the fields that RFC 5322 and RFC 2369 define. Any other field may have every form. */
const DEFINED = new Map<string, HeaderForm[]>([
	...withForms(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'], ADDRESSES),
	...withForms(['resent-from', 'resent-sender', 'resent-reply-to', 'resent-to', 'resent-cc', 'resent-bcc'], ADDRESSES),
	...withForms(['message-id', 'in-reply-to', 'references', 'resent-message-id'], IDS),
	...withForms(['date', 'resent-date'], DATE),
	...withForms(['list-help', 'list-unsubscribe', 'list-subscribe', 'list-post', 'list-owner', 'list-archive'], URLS),
	...withForms(['subject', 'comments', 'keywords', 'list-id'], TEXT),
	...withForms(['received', 'return-path'], []),
]);

/** null: not such a property, or a form that this field does not have. */
export function parseHeaderProperty(property: string): HeaderProperty | null {
	const match = /^header:([\x21-\x39\x3b-\x7e]+)(?::(as[A-Za-z]+))?(:all)?$/.exec(property);
	if (!match?.[1]) return null;
	const name = match[1].toLowerCase();
	const form = match[2] ?? 'asRaw';
	if (!isForm(form)) return null;
	const allowed = DEFINED.get(name);
	if (form !== 'asRaw' && allowed !== undefined && !allowed.includes(form)) return null;
	return { name, form, all: match[3] !== undefined };
}

function isForm(word: string): word is HeaderForm {
	return FORMS.includes(word);
}

function withForms(names: string[], forms: HeaderForm[]): [string, HeaderForm[]][] {
	return names.map((name) => [name, forms]);
}
