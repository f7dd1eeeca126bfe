// Wakes the keeper of the threat feeds for one of them, and writes down what it did. The keeper judges lists; nothing is judged here.
import { readFeedSettings } from '../scanner/feeds/settings';
import { note, type Work } from './work';

/** The settings may have changed since the plan was made. */
export async function refreshFeed(name: string, work: Work): Promise<void> {
	const setting = readFeedSettings(work.env.THREAT_FEEDS).feeds.find((feed) => feed.name === name);
	if (setting === undefined) return;
	const report = await work.env.FEEDS.getByName('feeds').refresh(setting, work.slot);
	if (report !== null) await note(work, 'refresh-feed', name, 'its list was due', report);
}

export async function removeFeed(name: string, work: Work): Promise<void> {
	await note(work, 'remove-feed', name, 'the settings name it no more', 'its list is dropped');
	await work.env.FEEDS.getByName('feeds').remove(name);
}
