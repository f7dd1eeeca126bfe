// Loopback ports: is one free, and find a free one.
import net from 'node:net';

/** Throws an Error in plain words when something listens there already. */
export async function requireFreePort(name: string, port: number): Promise<void> {
	const code = await listenOnce(port).then(
		() => null,
		(error: NodeJS.ErrnoException) => error.code ?? error.message,
	);
	if (code === null) return;
	const other = port < 65000 ? port + 1 : port - 1;
	const why = code === 'EADDRINUSE' ? 'is already used by another program' : `cannot be opened (${code})`;
	throw new Error(`Port ${port} ${why}. Choose another one: ${name}=${other} npm start`);
}

/** A port that the system says is free now. */
export function freePort(): Promise<number> {
	return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
		});
	});
}
