import { prepareBrowser } from '../support/browser.ts';
import { startProduct } from '../support/server.ts';

/** Before the first journey: the browser unpacked and one product started; ends it after the last. */
export default async function start() {
	await prepareBrowser();
	// A product that is already running may be walked through instead, for example while writing a journey.
	if (process.env['JOURNEY_ORIGIN']) return undefined;
	const product = await startProduct();
	process.env['JOURNEY_ORIGIN'] = product.origin;
	return product.stop;
}
