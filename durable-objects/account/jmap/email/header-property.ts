// The property `header:Name:asForm:all` (RFC 8621 sections 4.1.2 and 4.1.3): which forms a field allows, and its value.
import type { HeaderField } from '../../../../wasm-core/host';
import type { HeaderReader } from '../core/context';

type Form = 'asRaw' | 'asText' | 'asAddresses' | 'asGroupedAddresses' | 'asMessageIds' | 'asDate' | 'asURLs';

export interface HeaderProperty {
	/** Field name in lower case. */
	name: string;
	form: Form;
	/** Every instance, first to last; otherwise the last one only. */
	all: boolean;
}

const FORMS: readonly string[] = [
	...['asRaw', 'asText', 'asAddresses', 'asGroupedAddresses', 'asMessageIds', 'asDate', 'asURLs'],
];

const ADDRESSES: Form[] = ['asAddresses', 'asGroupedAddresses'];
const IDS: Form[] = ['asMessageIds'];
const DATE: Form[] = ['asDate'];
const URLS: Form[] = ['asURLs'];
const TEXT: Form[] = ['asText'];

/** Forms besides asRaw of the fields that RFC 5322 and RFC 2369 define. Any other field may be read in every form. */
const DEFINED = new Map<string, Form[]>([
	...['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'].map((name) => [name, ADDRESSES] as [string, Form[]]),
	...['resent-from', 'resent-sender', 'resent-reply-to', 'resent-to', 'resent-cc', 'resent-bcc'].map(
		(name) => [name, ADDRESSES] as [string, Form[]],
	),
	...['message-id', 'in-reply-to', 'references', 'resent-message-id'].map((name) => [name, IDS] as [string, Form[]]),
	...['date', 'resent-date'].map((name) => [name, DATE] as [string, Form[]]),
	...['list-help', 'list-unsubscribe', 'list-subscribe', 'list-post', 'list-owner', 'list-archive'].map(
		(name) => [name, URLS] as [string, Form[]],
	),
	...['subject', 'comments', 'keywords', 'list-id'].map((name) => [name, TEXT] as [string, Form[]]),
	...['received', 'return-path'].map((name) => [name, []] as [string, Form[]]),
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

function isForm(word: string): word is Form {
	return FORMS.includes(word);
}

/** null, or an empty list for `:all`, where the message has no such field. */
export function headerValue(fields: readonly HeaderField[], property: HeaderProperty, core: HeaderReader): unknown {
	const found = fields.filter((field) => field.name.toLowerCase() === property.name);
	if (property.all) return found.map((field) => inForm(field.raw, property.form, core));
	const last = found.at(-1);
	return last === undefined ? null : inForm(last.raw, property.form, core);
}

function inForm(raw: string, form: Form, core: HeaderReader): unknown {
	return form === 'asRaw' ? raw : core[form](raw);
}
