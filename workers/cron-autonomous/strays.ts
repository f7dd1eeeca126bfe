// Objects in R2 that their account does not know. Only asks: what becomes of them is the sweeps' affair.
import { accountIds } from '../directory/operations';
import type { AccountDoor } from '../domain/account';
import type { BlobPlace } from '../domain/blob';
import { faultWords, note, type StoredBlob, type Work } from './work';

interface Sweep {
	/** As the log names it. */
	kind: string;
	/** Whose object that is; null: it is none of this sweep's. */
	parse: (key: string) => BlobPlace | null;
}

/** In the order of their keys. An account that cannot be asked is passed over: it must not hold up the others. */
export async function findStrays(
	objects: R2Object[],
	sweep: Sweep,
	work: Work,
): Promise<{ strays: StoredBlob[]; faults: unknown[] }> {
	const strays: StoredBlob[] = [];
	const faults: unknown[] = [];
	const blobs = await ofKnownAccounts(objects, sweep, work);
	for (const [accountId, ofAccount] of Map.groupBy(blobs, (blob) => blob.accountId)) {
		try {
			const known = new Set(
				await door(accountId, work).knownBlobs(
					accountId,
					ofAccount.map((blob) => blob.blobId),
				),
			);
			strays.push(...ofAccount.filter((blob) => !known.has(blob.blobId)));
		} catch (cause) {
			faults.push(cause);
			await note(
				work,
				sweep.kind,
				accountId,
				'what stands in the bucket is compared with what the account knows',
				faultWords(cause),
			);
		}
	}
	return { strays, faults };
}

/** Whether it still is one: something may have come to stand on it since. */
export async function isStray({ accountId, blobId }: StoredBlob, work: Work): Promise<boolean> {
	return (await door(accountId, work).knownBlobs(accountId, [blobId])).length === 0;
}

/** An object of an account that the directory does not have is left where it is: nobody is there to ask. */
async function ofKnownAccounts(objects: R2Object[], { parse }: Sweep, work: Work): Promise<StoredBlob[]> {
	const accounts = new Set(await accountIds(work.env.DIRECTORY));
	return objects.flatMap(({ key }) => {
		const place = parse(key);
		return place !== null && accounts.has(place.accountId) ? [{ ...place, key }] : [];
	});
}

function door(accountId: string, work: Work): AccountDoor {
	return work.env.ACCOUNT.get(work.env.ACCOUNT.idFromName(accountId));
}
