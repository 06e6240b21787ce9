/** What a product's own publiccode.yml says beyond the columns of the register, as it is kept. Names as in the standard. */

export const developmentStatuses = ['concept', 'development', 'beta', 'stable', 'obsolete'] as const;
export const softwareTypes = [
	...(['standalone/mobile', 'standalone/iot', 'standalone/desktop', 'standalone/web'] as const),
	...(['standalone/backend', 'standalone/other', 'addon', 'library', 'configurationFiles'] as const)
] as const;
export const maintenanceTypes = ['internal', 'contract', 'community', 'none'] as const;

export interface DeclaredDescription {
	localisedName?: string | undefined;
	shortDescription: string;
	longDescription?: string | undefined;
	features?: readonly string[] | undefined;
	documentation?: string | undefined;
}

/** Every field may be missing: products copied from a registry declare nothing themselves. */
export interface Declared {
	platforms?: readonly string[] | undefined;
	categories?: readonly string[] | undefined;
	usedBy?: readonly string[] | undefined;
	developmentStatus?: (typeof developmentStatuses)[number] | undefined;
	softwareType?: (typeof softwareTypes)[number] | undefined;
	softwareVersion?: string | undefined;
	releaseDate?: string | undefined;
	/** ISO 3166-1 alpha-2, upper case. */
	intendedCountries?: readonly string[] | undefined;
	maintenanceType?: (typeof maintenanceTypes)[number] | undefined;
	localisationReady?: boolean | undefined;
	availableLanguages?: readonly string[] | undefined;
	repoOwner?: string | undefined;
	/** By BCP 47 tag. */
	description?: Readonly<Record<string, DeclaredDescription>> | undefined;
}
