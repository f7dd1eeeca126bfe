import { createHash, type Hash } from 'node:crypto';
export interface PartDigests {
	onPart(part: number, octets: Uint8Array): void;
	hex(part: number): string | null;
}
export function partDigests(): PartDigests {
	const m = new Map<number, Hash>();
	return {
		onPart(part, o) {
			let h = m.get(part);
			if (!h) {
				h = createHash('sha256');
				m.set(part, h);
			}
			h.update(o);
		},
		hex: (p) => {
			const h = m.get(p);
			return h ? h.copy().digest('hex') : null;
		},
	};
}
