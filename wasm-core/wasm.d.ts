// A .wasm import is a compiled module in a Worker's bundle.
declare module '*.wasm' {
	const module: WebAssembly.Module;
	export default module;
}
