// What was written in one language, in the formats of letters.ts, mailings.ts and newsletters.ts. Two things are added: a sender
// may be `name = latin` for the address, and a letter may end in ` | name`, which then sends it and signs in full.

export interface Writing {
	/** Goes into the name of a text; ends in a space. */
	language: string;
	/** Who sends letters, in turns; '' writes from a nameless box. */
	people: string[];
	/** Link texts for the foot of a mailing. */
	foots: string[];
	/** On the button that searches a newsletter's archive. */
	search: string;
	letters: string[];
	mailings: string[];
	newsletters: string[];
}

export function lines(text: string): string[] {
	return text.trim().split('\n');
}

export function blocks(text: string): string[] {
	return text.trim().split('\n\n');
}
