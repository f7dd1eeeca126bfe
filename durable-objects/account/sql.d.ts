// Migration files reach the bundle as text: wrangler's default module rules name **/*.sql.
declare module '*.sql' {
	const text: string;
	export default text;
}
