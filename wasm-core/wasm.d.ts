// What importing a .wasm file gives in a Worker: the bundler hands over a compiled module.
declare module '*.wasm' {
	const module: WebAssembly.Module;
	export default module;
}
