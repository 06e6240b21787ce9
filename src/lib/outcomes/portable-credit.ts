/** Credit as a document to carry away, in the words of schema.org; every program that reads those reads it. */

export interface PortableCredit {
	/** Address of the profile, which shows what stands today. */
	address: string;
	name: string;
	/** A person, or an organisation. */
	person: boolean;
	/** Said about the document itself. */
	standing: string;
	given: readonly {
		id: string;
		skill: { name: string; address: string };
		office: { name: string; address: string };
		need: { name: string; address: string };
		words: string;
		/** Day, as YYYY-MM-DD. */
		on: string;
		/** Why it does not count, '' where it does. */
		mark: string;
	}[];
}

/** The document. Its context is named and never fetched by this site. */
export function portableCredit({ address, name, person, standing, given }: PortableCredit) {
	const skills = new Map(given.map(({ skill }) => [skill.address, skill]));
	return {
		'@context': 'https://schema.org',
		'@type': person ? 'Person' : 'Organization',
		'@id': address,
		name,
		url: address,
		description: standing,
		knowsAbout: [...skills.values()].map(termOf),
		subjectOf: given.map((credit) => ({
			'@type': 'Recommendation',
			'@id': `${address}#credit-${credit.id}`,
			author: { '@type': 'GovernmentOrganization', name: credit.office.name, url: credit.office.address },
			itemReviewed: { '@id': address },
			about: termOf(credit.skill),
			isBasedOn: { '@type': 'CreativeWork', name: credit.need.name, url: credit.need.address },
			datePublished: credit.on,
			...(credit.words !== '' && { reviewBody: credit.words }),
			...(credit.mark !== '' && { description: credit.mark })
		}))
	};
}

function termOf({ name, address }: { name: string; address: string }) {
	return { '@type': 'DefinedTerm', name, url: address };
}
