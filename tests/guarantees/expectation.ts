/** How a route's duties are written down. */
import type { Known } from './known.ts';
import type { Role } from './roles.ts';

/** What a route owes a visitor, and each role where roles make a difference. */
export interface Expectation {
	kind: 'page' | 'endpoint';
	/** An address of the route that exists. */
	address: (known: Known) => string;
	/** Status of GET; 200 when left out. */
	answers?: number;
	/** What its form is sent to, for example `?/ask`. */
	form?: string;
	/** Its form is signed by its address, so that a mail program may send it, which says no origin. */
	signed?: true;
	/** It carries a script; no other page does, whoever looks, so that those are walked through without one. */
	scripted?: true;
	/** It takes JSON by POST. */
	json?: true;
	/** Status of GET by role; a role that is not named gets what a visitor gets. */
	roles?: Partial<Record<Role, number>>;
}

type Address = Expectation['address'] | string;
type Rest = Omit<Expectation, 'kind' | 'address'>;

export function page(address: Address, rest: Rest = {}): Expectation {
	return { kind: 'page', address: typeof address === 'string' ? () => address : address, ...rest };
}

export function endpoint(address: Address, rest: Rest = {}): Expectation {
	return { ...page(address, rest), kind: 'endpoint' };
}

export const none = { answers: 404 };
export const everyRole = (status: number): Record<Role, number> => ({
	person: status,
	member: status,
	reader: status,
	otherMember: status,
	broker: status,
	otherBroker: status,
	operator: status
});

export const forOperators: Record<Role, number> = { ...everyRole(403), operator: 200 };
/** Brokers and operators sit at one; nobody else does. */
export const atADesk: Record<Role, number> = {
	...everyRole(403),
	broker: 200,
	otherBroker: 200,
	operator: 200
};

/** The same page, one of the few with a script. */
export const scripted = (expectation: Expectation): Expectation => ({ ...expectation, scripted: true });

/** A page whose visitors are sent to sign in; `roles` says who gets something else than 200. */
export function signedInPage(address: Address, form?: string, roles: Expectation['roles'] = {}): Expectation {
	return page(address, {
		answers: 303,
		...(form !== undefined && { form }),
		roles: { ...everyRole(200), ...roles }
	});
}
