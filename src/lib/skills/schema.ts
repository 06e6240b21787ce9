import { z } from 'zod';
import { choices, cursorText, oneOf, searchText } from '../platform/filters.ts';
import { conceptKinds } from './vocabulary.ts';

/** What the vocabulary browser can be narrowed to. */
export const SkillFilters = z.strictObject({
	q: searchText.optional(),
	kind: choices(oneOf(conceptKinds)),
	/** Who wrote it: `ours` is the hand-written layer. */
	layer: choices(oneOf(['ours', 'topics'])),
	after: cursorText.optional()
});
export type SkillFilters = z.output<typeof SkillFilters>;
