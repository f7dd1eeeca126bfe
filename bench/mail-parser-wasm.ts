// mail-parser-wasm (a Rust parser behind wasm-bindgen), started the way that Workers need: its own loader wants a bundler.
import * as glue from 'mail-parser-wasm/mail_parser_wasm_bg.js';
import module from 'mail-parser-wasm/mail_parser_wasm_bg.wasm';

const instance = new WebAssembly.Instance(module, { './mail_parser_wasm_bg.js': glue });
glue.__wbg_set_wasm(instance.exports);
(instance.exports.__wbindgen_start as () => void)();

/**
 * Takes a string, so that the caller has to decode the message whatever its octets are. Of To, Cc and Date it gives nothing,
 * of From the field as it stands; whichever of text and HTML is missing it makes of the other.
 */
export function parseWithWasm(raw: string) {
	const mail = glue.parse_message(raw);
	const headers = new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]));
	const strings = {
		subject: mail.subject,
		date: headers.get('date') ?? '',
		messageId: headers.get('message-id') ?? '',
		people: [mail.sender, headers.get('to') ?? '', headers.get('cc') ?? ''],
		bodies: [mail.text, mail.body_html],
		attachments: mail.attachments.flatMap(({ filename, content_type }) => [filename, content_type]),
	};
	mail.free();
	return strings;
}
