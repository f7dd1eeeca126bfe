// What importing a .bin file gives in a Worker: the bundler hands over its octets.
declare module '*.bin' {
	const octets: ArrayBuffer;
	export default octets;
}
