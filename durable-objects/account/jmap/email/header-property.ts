// The value of `header:Name:asForm:all` (RFC 8621 sections 4.1.2 and 4.1.3) from a message's header fields.
import type { HeaderField } from '../../../../wasm-core/host';
import type { HeaderForm, HeaderProperty } from '../../../../workers/domain/header-property';
import type { HeaderReader } from '../core/context';

/** null, or an empty list for `:all`, where the message has no such field. */
export function headerValue(fields: readonly HeaderField[], property: HeaderProperty, core: HeaderReader): unknown {
	const found = fields.filter((field) => field.name.toLowerCase() === property.name);
	if (property.all) return found.map((field) => inForm(field.raw, property.form, core));
	const last = found.at(-1);
	return last === undefined ? null : inForm(last.raw, property.form, core);
}

function inForm(raw: string, form: HeaderForm, core: HeaderReader): unknown {
	return form === 'asRaw' ? raw : core[form](raw);
}
