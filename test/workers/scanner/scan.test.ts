// What a mail teaches and what it is weighed by are the same features, or nothing that was learnt would be found again.
import { expect, it } from 'vitest';
import { UNSCANNED } from '../../../workers/domain/scan-facts';
import { evidenceFrom } from '../../../workers/scanner/evidence-from';
import { scan } from '../../../workers/scanner/scan';
import { words } from '../../../workers/scanner/words/workerd';
import { indexOf } from '../../part-index';

const RECIPIENT = 'demo@waypost.test';

it('a mail that names its recipient teaches what it was weighed by', () => {
	const index = indexOf({
		from: [{ name: 'Shop', email: 'offers@shop.example' }],
		subject: `For ${RECIPIENT}`,
		text: `Dear ${RECIPIENT}, the watches are shipped tomorrow. Not for ${RECIPIENT}? Tell us.`,
	});
	const facts = { ...UNSCANNED, scanned: true };
	const { evidence } = scan(index, facts, { authservId: 'mx.waypost.test', recipient: RECIPIENT }, words);
	expect(evidence.features.length).toBeGreaterThan(5);
	expect(evidenceFrom(index, facts, RECIPIENT)).toEqual(evidence);
	// Whom it went to is nothing to learn: the same mail to somebody else teaches the same.
	const text = index.text.replaceAll(RECIPIENT, 'somebody@else.example');
	const other = { ...index, subject: 'For somebody@else.example', text };
	expect(evidenceFrom(other, facts, 'somebody@else.example')).toEqual(evidence);
	expect(evidenceFrom({ ...other, subject: 'For nobody' }, facts, RECIPIENT)).not.toEqual(evidence);
});
