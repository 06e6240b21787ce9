import { noSuchPath } from '#lib/api/server/route.ts';

export const fallback = noSuchPath;
