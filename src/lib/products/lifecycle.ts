/** Where the registry that lists a product has it; `not_recorded` where our copy does not say. */
export const registryStatuses = ['nominee', 'in_review', 'recognised', 'archived', 'not_recorded'] as const;
export type RegistryStatus = (typeof registryStatuses)[number];

/** Where an organisation stands that says it keeps a product. */
export const stewardStatuses = ['asked', 'confirmed', 'refused', 'ended'] as const;
export type StewardStatus = (typeof stewardStatuses)[number];

/** `own`: who speaks for the organisation; `decider`: who verifies organisations of its place, never its own people. */
export const stewardParts = ['own', 'decider'] as const;
export type StewardPart = (typeof stewardParts)[number];

/** Which step leads where, and who takes it. Asking again after a refusal is welcome. */
const steps = {
	none: { ask: { to: 'asked', by: ['own'] } },
	asked: {
		confirm: { to: 'confirmed', by: ['decider'] },
		refuse: { to: 'refused', by: ['decider'] },
		end: { to: 'ended', by: ['own'] }
	},
	confirmed: { end: { to: 'ended', by: ['own', 'decider'] } },
	refused: { ask: { to: 'asked', by: ['own'] } },
	ended: { ask: { to: 'asked', by: ['own'] } }
} as const satisfies Record<
	StewardStatus | 'none',
	Record<string, { to: StewardStatus; by: readonly StewardPart[] }>
>;

export const stewardSteps = ['ask', 'confirm', 'refuse', 'end'] as const;
export type StewardStep = (typeof stewardSteps)[number];

/** Where a step leads in the hands of these parts; undefined where it is not allowed. `none`: nobody has asked yet. */
export function afterStewardStep(
	status: StewardStatus | 'none',
	step: StewardStep,
	parts: readonly StewardPart[]
): StewardStatus | undefined {
	const allowed: Partial<Record<StewardStep, { to: StewardStatus; by: readonly StewardPart[] }>> =
		steps[status];
	const rule = allowed[step];
	return rule?.by.some((part) => parts.includes(part)) === true ? rule.to : undefined;
}

/** What it takes to keep a product running in one place, each fact said for itself. */
export const factKinds = ['skills', 'effort', 'money', 'funded_until', 'maintained_by'] as const;
export type FactKind = (typeof factKinds)[number];
