// How far work has come that takes several cron ticks. A lost mark costs one more round, never a mail.
import { eq, like } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { marks } from './schema';

/** null: begin anew. */
export async function readMark(directory: D1Database, name: string): Promise<string | null> {
	const [row] = await drizzle(directory).select().from(marks).where(eq(marks.name, name));
	return row?.value ?? null;
}

export async function writeMark(directory: D1Database, name: string, value: string | null, at: number): Promise<void> {
	await drizzle(directory)
		.insert(marks)
		.values({ name, value, at })
		.onConflictDoUpdate({ target: marks.name, set: { value, at } });
}

export interface Mark {
	/** Without the prefix. */
	name: string;
	value: string | null;
	/** Milliseconds since the epoch. */
	at: number;
}

/** `prefix`: letters and a colon; no sign that LIKE knows. */
export async function readMarks(directory: D1Database, prefix: string): Promise<Mark[]> {
	const rows = await drizzle(directory)
		.select()
		.from(marks)
		.where(like(marks.name, `${prefix}%`));
	return rows.map((row) => ({ ...row, name: row.name.slice(prefix.length) }));
}

export async function removeMark(directory: D1Database, name: string): Promise<void> {
	await drizzle(directory).delete(marks).where(eq(marks.name, name));
}
