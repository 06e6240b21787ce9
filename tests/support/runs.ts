/** How often a property is tried: a thousand times with every test run, ten thousand in `npm run soak`. */
export const runs = { numRuns: process.env['SOAK'] === '1' ? 10_000 : 1_000 };
