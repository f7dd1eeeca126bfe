// Which of the categories a mail belongs to, by rules over its words, its sender and its kind.
// It must say 'other' where no rule speaks.
import type { Category, EnrichInput } from '../domain/insight';

const TEXT_MAX_CHARS = 2000;
/** What a subject or a sender says weighs as much as three words in the text. */
const STRONG = 3;

/** Words of six European languages, as they begin; a word ends where its letters do unless '\p{L}*' lets it go on. */
const WORDS: Partial<Record<Category, string[]>> = {
	travel: [
		'flight',
		'boarding pass',
		'itinerary',
		'check-in',
		'hotel booking',
		'your trip',
		'train ticket',
		'flug\\p{L}*',
		'bordkarte',
		'reiseplan',
		'buchungsbestätigung',
		'fahrkarte',
		'zugticket',
		'votre vol',
		'votre voyage',
		'billet de train',
		'carte d.embarquement',
		'vuelo',
		'tarjeta de embarque',
		'su viaje',
		'volo',
		'carta d.imbarco',
		'vlucht',
		'instapkaart',
	],
	receipt: [
		'invoice',
		'receipt',
		'your order',
		'order confirmation',
		'order number',
		'payment received',
		'amount due',
		'refund',
		'rechnung',
		'quittung',
		'bestellbestätigung',
		'ihre bestellung',
		'zahlungseingang',
		'facture',
		'reçu',
		'votre commande',
		'factura',
		'recibo',
		'su pedido',
		'fattura',
		'ricevuta',
		'il tuo ordine',
		'factuur',
		'je bestelling',
		'uw bestelling',
	],
	social: [
		'mentioned you',
		'liked your',
		'commented on your',
		'new follower',
		'started following you',
		'friend request',
		'tagged you',
		'wants to connect',
		'invitation to connect',
		'hat dich erwähnt',
		'folgt dir',
		'freundschaftsanfrage',
		'vous a mentionné',
		'te ha mencionado',
		'ti ha menzionato',
	],
	work: [
		'meeting',
		'agenda',
		'deadline',
		'project',
		'proposal',
		'contract',
		'client',
		'budget',
		'quarterly',
		'milestone',
		'colleagues',
		'besprechung',
		'projekt\\p{L}*',
		'angebot',
		'vertrag',
		'kunde\\p{L}*',
		'frist',
		'réunion',
		'projet',
		'contrat',
		'reunión',
		'proyecto',
		'contrato',
		'riunione',
		'progetto',
		'contratto',
		'vergadering',
		'klant\\p{L}*',
	],
};

const matchers = new Map(
	Object.entries(WORDS).map(([category, words]) => {
		return [category as Category, new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')] as const;
	}),
);

const SOCIAL_SENDER =
	/@(?:[\w-]{1,63}\.){0,4}(?:facebookmail|linkedin|instagram|twitter|x|mastodon|reddit|tiktok)\.(?:com|social)\b/i;
const MACHINE_SENDER =
	/(?:^|[<\s"])(?:no|do-?not|donot)[._-]?reply\b|(?:^|[<\s"])(?:notifications?|alerts?|mailer-daemon|postmaster)[\w.+-]{0,64}@/i;
const GREETING =
	/^\s*(?:hi|hello|hey|dear|good (?:morning|evening)|hallo|hej|liebe[rs]?|lieber|guten (?:morgen|tag|abend)|servus|moin|bonjour|salut|cher|chère|hola|querid[oa]|ciao|car[oa]|beste|olá|cześć)(?!\p{L})/iu;

/** Total and deterministic; linear in the text's length. */
export function categorise(input: EnrichInput): Category {
	const scores = new Map(Array.from(matchers, ([category, words]) => [category, wordScore(input, words)] as const));
	const social = (scores.get('social') ?? 0) + (SOCIAL_SENDER.test(input.from) ? STRONG : 0);
	const told = strongest([
		['travel', scores.get('travel') ?? 0],
		['receipt', scores.get('receipt') ?? 0],
		['social', social],
	]);
	if (told !== null) return told;
	if (input.bulk) return 'newsletter';
	if (input.autoSubmitted || MACHINE_SENDER.test(input.from)) return 'notification';
	if ((scores.get('work') ?? 0) >= 2) return 'work';
	return GREETING.test(input.text) ? 'personal' : 'other';
}

/** Different words found in the text, and STRONG for the subject. */
function wordScore(input: EnrichInput, words: RegExp): number {
	const inText = new Set(
		Array.from(input.text.slice(0, TEXT_MAX_CHARS).matchAll(words), ([word]) => word.toLowerCase()),
	);
	return inText.size + (input.subject.search(words) >= 0 ? STRONG : 0);
}

/** One word in passing tells nothing: a friend too may mention a flight. */
function strongest(scores: [Category, number][]): Category | null {
	const [best] = scores.filter(([, score]) => score >= STRONG).sort(([, a], [, b]) => b - a);
	return best === undefined ? null : best[0];
}
