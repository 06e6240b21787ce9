import type { Actor } from '../platform/actor.ts';
import type { RegistryStatus } from './lifecycle.ts';

/** The register is public whatever the standing of a product in it: what was archived is worth knowing too. */
export function canRead(_actor: Actor, _product: { registryStatus: RegistryStatus }): boolean {
	return true;
}
