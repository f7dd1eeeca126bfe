// How the site is built: static files only, no inline script, nothing from other hosts.
import solid from '@astrojs/solid-js';
import { defineConfig } from 'astro/config';

export default defineConfig({
	root: import.meta.dirname,
	outDir: './dist',
	output: 'static',
	trailingSlash: 'never',
	// `/status` is status.html: one address, no redirect to a trailing slash.
	build: { format: 'file', assets: 'assets', inlineStylesheets: 'never' },
	integrations: [solid()],
	security: {
		csp: {
			directives: [
				"default-src 'none'",
				"connect-src 'self'",
				"img-src 'self'",
				"frame-src 'self'",
				"form-action 'self'",
				"base-uri 'none'",
			],
			scriptDirective: { resources: ["'self'"] },
			styleDirective: { resources: ["'self'"] },
		},
	},
	vite: { build: { assetsInlineLimit: 0 } },
	markdown: { syntaxHighlight: false },
	devToolbar: { enabled: false },
	server: { port: 4327 },
});
