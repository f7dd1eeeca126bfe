// Mailboxes as people name them in a search: by role, by name, by path. Pure.
import type { SearchMailbox } from './operators';

/** Words for a role, the role itself among them. */
export const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
	...['inbox', 'drafts', 'sent', 'archive', 'junk', 'quarantine', 'trash'].map((role) => [role, role] as const),
	...[['draft', 'drafts'] as const, ['archived', 'archive'] as const, ['spam', 'junk'] as const],
	...['bin', 'deleted'].map((word) => [word, 'trash'] as const),
]);

/** 'Work/Projects': the names of its parents before its own. */
export function pathOf(mailbox: SearchMailbox, all: readonly SearchMailbox[]): string {
	const names: string[] = [];
	const seen = new Set<string>();
	for (let at: SearchMailbox | undefined = mailbox; at && !seen.has(at.id); ) {
		names.unshift(at.name);
		seen.add(at.id);
		const parent: string | null = at.parentId;
		at = parent === null ? undefined : all.find((one) => one.id === parent);
	}
	return names.join('/');
}

/** By its role's own word, else by name or path, else by another word for a role. Several may bear one name. */
export function mailboxesNamed(written: string, all: readonly SearchMailbox[]): SearchMailbox[] {
	const name = plain(written);
	const byRole = all.filter((one) => one.role === name);
	if (byRole.length > 0) return byRole;
	const byName = all.filter((one) => [one.name, pathOf(one, all)].some((known) => plain(known) === name));
	if (byName.length > 0) return byName;
	return all.filter((one) => one.role !== null && one.role === ROLE_NAMES.get(name));
}

/** One form for names that look alike; a hyphen may stand for a space. */
function plain(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s"-]+/g, ' ')
		.trim();
}
