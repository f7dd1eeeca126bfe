// Under which names a URL or host may stand on a list: itself, the directories and hosts above it, down to the name that its
// owner registered. A small, fixed number, after the way of Google's Safe Browsing lists. Pure.

import { ownedName } from '../../domain/host-name.ts';
import { type NormalUrl, urlText } from './normal-form.ts';
import { isSharedHost } from './shared-hosts.ts';

/** Hosts of a name: itself and this many above it, the shortest ones. */
const MAX_PARENTS = 4;
/** Directories of a path, from the root on. */
const MAX_FOLDERS = 4;

/** The host, then its parents from the longest on. An IP address has none. */
export function hostExpressions(host: string): string[] {
	const owned = ownedName(host);
	if (owned === host) return [host];
	const above = host.slice(0, -owned.length - 1).split('.');
	const parents = above.map((_, dropped) => [...above.slice(dropped + 1), owned].join('.'));
	return [host, ...parents.slice(-MAX_PARENTS)];
}

/** On the URL's own host first. Where everybody publishes, only the URL itself: what stands beside it is someone else's. */
export function urlExpressions(url: NormalUrl): string[] {
	if (isSharedHost(url.host)) return [...new Set([urlText(url), url.host + url.path])];
	const paths = [...new Set([url.path + url.query, url.path, ...folders(url.path)])];
	return hostExpressions(url.host).flatMap((host) => paths.map((path) => urlText({ host, path, query: '' })));
}

/** '/', '/a/', '/a/b/' of '/a/b/c'. */
function folders(path: string): string[] {
	const found: string[] = [];
	for (let end = path.indexOf('/'); end >= 0 && found.length < MAX_FOLDERS; end = path.indexOf('/', end + 1)) {
		found.push(path.slice(0, end + 1));
	}
	return found;
}
