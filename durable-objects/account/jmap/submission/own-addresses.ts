// Which addresses this account may send as, and one identity for each of them: made when the directory first names it.
import { recipientKeys } from '../../../../workers/domain/address';
import { addIdentity, changeIdentity, identityRows, ownAddresses, setOwnAddresses } from '../../store/identities';
import type { Context, Method } from '../core/context';

/** Of the account that is asked, lower case, the main one first. */
export function callersAddresses({ caller, accountId }: Pick<Context, 'caller' | 'accountId'>): readonly string[] {
	return caller.accounts.find(({ id }) => id === accountId)?.addresses ?? [];
}

/** A plus-tag does not make another address of it. */
export function isOneOf(addresses: readonly string[], email: string): boolean {
	return recipientKeys(email).some((key) => addresses.includes(key));
}

/** Around a method that looks at identities. */
export function withIdentities(run: Method): Method {
	return (args, ctx) => {
		followDirectory(ctx);
		return run(args, ctx);
	};
}

/** What the directory says now against what it said when somebody last asked. A change of identities as any other. */
function followDirectory(ctx: Context): void {
	const now = callersAddresses(ctx);
	const before = ownAddresses(ctx.db);
	const added = now.filter((address) => !before.includes(address));
	const removed = before.filter((address) => !now.includes(address));
	if (added.length === 0 && removed.length === 0) return;
	ctx.write((step) => {
		setOwnAddresses(ctx.db, now);
		const rows = identityRows(ctx.db, null);
		const of = (address: string) => rows.find((row) => row.email.toLowerCase() === address);
		for (const address of added) {
			const row = of(address);
			if (row) changeIdentity(ctx.db, step, row.id, { mayDelete: false });
			else addIdentity(ctx.db, step, { ...EMPTY, name: nameOf(ctx), email: address });
		}
		// It may not be sent from any more; what its person wrote into it stays until its person removes it.
		for (const address of removed) {
			const row = of(address);
			if (row) changeIdentity(ctx.db, step, row.id, { mayDelete: true });
		}
	});
}

const EMPTY = { replyTo: null, bcc: null, textSignature: '', htmlSignature: '', mayDelete: false };

/** An account that nobody gave a name is called by its address, which is no name of a person. */
function nameOf({ caller, accountId }: Context): string {
	const name = caller.accounts.find(({ id }) => id === accountId)?.name ?? '';
	return name.includes('@') ? '' : name;
}
