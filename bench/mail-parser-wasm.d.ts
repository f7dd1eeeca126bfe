// What mail-parser-wasm leaves untyped: its glue, which is loaded without its own loader.
declare module 'mail-parser-wasm/mail_parser_wasm_bg.js' {
	export * from 'mail-parser-wasm';
	export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
