// One platform a state folder: two would write into the same databases, each blind to what the other does.
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/**
 * Holds the folder until it is released or this process ends, however it ends. Throws in plain words where another one
 * holds it.
 */
export async function claim(stateDir: string): Promise<() => void> {
	const place = placeOf(stateDir);
	const held = await listen(place);
	if (held) return held;
	if (!(await answers(place))) {
		rmSync(place, { force: true }); // left behind by a process that was killed
		const taken = await listen(place);
		if (taken) return taken;
	}
	throw new Error(
		`Another Waypost is running on the state in ${stateDir}. End it, or choose another folder: STATE_DIR=… npm start`,
	);
}

/** A socket, since the system closes it with its process. Named by a digest: the path of a socket must be short. */
function placeOf(stateDir: string): string {
	const name = `waypost-${createHash('sha256').update(realpathSync(stateDir)).digest('hex').slice(0, 24)}`;
	return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/** null: somebody listens there, or did. */
function listen(place: string): Promise<(() => void) | null> {
	return new Promise((resolve, reject) => {
		const server = net.createServer((socket) => socket.end());
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(null);
			else reject(error);
		});
		server.listen(place, () => resolve(() => void server.close()));
		server.unref();
	});
}

function answers(place: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = net.connect(place);
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(false)); // nobody listens: that is the question
		socket.once('close', () => socket.destroy());
	});
}
