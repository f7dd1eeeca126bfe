// The setting THREAT_FEEDS: a feed a line, "name format hours URL"; '#' begins a comment. Pure.
import { type FormatName, isFormat } from './formats/formats.ts';

export interface FeedSetting {
	/** What reasons and the log call it. */
	name: string;
	format: FormatName;
	/** Between two fetches. */
	hours: number;
	/** {key} in it stands for the secret THREAT_FEED_KEY. */
	url: string;
}

export interface FeedSettings {
	feeds: FeedSetting[];
	/** Lines that cannot be read, in words for whoever wrote them. */
	problems: string[];
}

/** Each feed is one more filter to ask for every link. */
const MAX_FEEDS = 16;
const MAX_HOURS = 24 * 30;

export function readFeedSettings(text: string | undefined): FeedSettings {
	const settings: FeedSettings = { feeds: [], problems: [] };
	for (const [index, line] of (text ?? '').split('\n').entries()) {
		const words = line.trim();
		if (words === '' || words.startsWith('#')) continue;
		const read = readLine(words, settings.feeds);
		if (typeof read === 'string') settings.problems.push(`Line ${index + 1}: ${read}`);
		else settings.feeds.push(read);
	}
	return settings;
}

function readLine(line: string, before: FeedSetting[]): FeedSetting | string {
	const [name = '', format = '', hours = '', url, ...more] = line.split(/\s+/);
	if (url === undefined || more.length > 0) return 'it must read “name format hours URL”.';
	if (!/^[a-z0-9-]{1,32}$/.test(name)) return 'a name has 1 to 32 small letters, digits and hyphens.';
	if (before.some((feed) => feed.name === name)) return `the name ${name} stands above already.`;
	if (!isFormat(format)) return `there is no such format as ${format}.`;
	if (!/^\d{1,3}$/.test(hours) || Number(hours) < 1 || Number(hours) > MAX_HOURS)
		return `the hours are a whole number from 1 to ${MAX_HOURS}.`;
	if (URL.parse(url.replaceAll('{key}', 'key')) === null) return 'it does not end with a URL.';
	if (before.length >= MAX_FEEDS) return `there are ${MAX_FEEDS} feeds already.`;
	return { name, format, hours: Number(hours), url };
}
