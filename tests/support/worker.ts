/**
 * A worker by itself, like `npm run worker`, whose beats are as quick as a test needs: BEAT_MS and DEAD_MS. It says
 * "ready" and works until it is ended or killed.
 */
import { startWorker } from '../../src/worker.ts';

const { WORKS_ON = '', SMTP_URL, BEAT_MS, DEAD_MS } = process.env;
const worker = await startWorker(WORKS_ON, {
	alone: false,
	post: { SMTP_URL, MAIL_FROM: undefined, demo: false, origin: 'https://mutirao.example.org' },
	...(BEAT_MS !== undefined && { beat: { every: Number(BEAT_MS), dead: Number(DEAD_MS) } })
});
process.once('SIGTERM', () => void worker.stop(3_000).then(() => process.exit(0)));
process.stdout.write('ready\n');
