// What was written in one language. A letter is a line: subject | text, and ` | name` where somebody sends it who signs in full. A
// mailing is a line: sender | local part | subject | text with a {link text}. A newsletter is a block: sender | local part |
// subject, then paragraphs, in which `@/path` or {link text} lead to the sender. A sender is a name, or `name = latin` for the
// address where its own letters make none.

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
