/** Where the registry that lists a product has it; `not_recorded` where our copy does not say. */
export const registryStatuses = ['nominee', 'in_review', 'recognised', 'archived', 'not_recorded'] as const;
export type RegistryStatus = (typeof registryStatuses)[number];
