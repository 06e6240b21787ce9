import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** `npm start` builds into a folder named after its sources; by hand it is `build/hand`. */
const out = process.env['BUILD_DIR'] ?? 'build/hand';

export default defineConfig({
	build: {
		rolldownOptions: {
			// One style file for the whole site: a file for each component was nineteen questions for the first page.
			output: { codeSplitting: { groups: [{ name: 'style', test: /\.css$/ }] } }
		}
	},
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['url', 'baseLocale']
		}),
		sveltekit({
			adapter: adapter({ out }),
			// Our own Origin check in hooks.server.ts is stricter and also covers JSON.
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'auto',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The router's route announcer carries one fixed inline style.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			},
			version: { pollInterval: 0 }
		})
	],
	server: { strictPort: true }
});
