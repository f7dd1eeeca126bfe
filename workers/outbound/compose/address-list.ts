// Address lists (RFC 5322 section 3.4) as pieces that may be folded between them.
import type { Address } from '../../domain/address';
import { isOrdinaryAddress } from './address-rules';
import type { AddressGroup } from './draft';
import { phrasePieces } from './phrase';

export function addressPieces(addresses: readonly Address[]): string[] {
	return separated(addresses.map(mailboxPieces));
}

/** Mailboxes of a group without a name stand in the list by themselves. */
export function groupPieces(groups: readonly AddressGroup[]): string[] {
	return separated(
		groups.flatMap(({ name, addresses }) =>
			name === null ? addresses.map(mailboxPieces) : [namedGroup(name, addresses)],
		),
	);
}

function namedGroup(name: string, addresses: readonly Address[]): string[] {
	return withLast([...withLast(phrasePieces(name), ':'), ...addressPieces(addresses)], ';');
}

/** RFC 6532: an address with other letters than ASCII is written in UTF-8. Encoded words may not stand in it. */
function mailboxPieces({ name, email }: Address): string[] {
	if (name !== null && name !== '') return [...phrasePieces(name), `<${email}>`];
	return [isOrdinaryAddress(email) ? email : `<${email}>`];
}

function separated(items: string[][]): string[] {
	return items.flatMap((pieces, index) => (index < items.length - 1 ? withLast(pieces, ',') : pieces));
}

function withLast(pieces: string[], mark: string): string[] {
	return pieces.map((piece, index) => (index === pieces.length - 1 ? piece + mark : piece));
}
