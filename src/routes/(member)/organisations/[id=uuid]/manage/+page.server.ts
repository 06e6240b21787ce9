import { redirect } from '@sveltejs/kit';
import * as schema from '#lib/organisations/team-schema.ts';
import * as commands from '#lib/organisations/server/commands.ts';
import * as people from '#lib/organisations/server/members.ts';
import { findOwnTeam } from '#lib/organisations/server/teams.ts';
import { askForVerification } from '#lib/organisations/server/verification.ts';
import { atomically } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../../signed-in.ts';
import { ownTeamView } from './own-team-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person } = signedIn(event);
	const { context, locale } = event.locals;
	return { team: ownTeamView(await findOwnTeam(context, event.params.id), person.id, locale) };
};

/** The page again, with what was done to be seen on it. */
function again({ params, locals }: RequestEvent, part: string): never {
	redirect(303, `${href(`/organisations/${params.id}/manage`, locals.locale)}#${part}`);
}

export const actions = {
	details: formAction(schema.DescribeTeam, async ({ name, eyes, ...facts }, event: RequestEvent) => {
		await atomically(event.locals.context, async (atomic) => {
			await commands.renameOrganisation(atomic, event.params.id, name);
			const second_pair_of_eyes = eyes === 'on';
			await commands.describeOrganisation(atomic, event.params.id, { ...facts, second_pair_of_eyes });
		});
		again(event, 'details');
	}),
	invite: formAction(schema.InviteMember, async ({ address, rights }, event: RequestEvent) => {
		const { context, locale } = event.locals;
		await people.invite(context, event.params.id, address, rights, locale);
		again(event, 'members');
	}),
	withdraw: formAction(schema.WithdrawInvitation, async ({ invitation: id }, event: RequestEvent) => {
		await people.withdrawInvitation(event.locals.context, event.params.id, id);
		again(event, 'members');
	}),
	rights: formAction(schema.ChangeRights, async ({ person, rights }, event: RequestEvent) => {
		await people.changeRights(event.locals.context, event.params.id, person, rights);
		again(event, 'members');
	}),
	remove: formAction(schema.EndMembership, async ({ person }, event: RequestEvent) => {
		await people.endMembership(event.locals.context, event.params.id, person);
		if (signedIn(event).person.id === person) redirect(303, href('/account', event.locals.locale));
		again(event, 'members');
	}),
	verify: formAction(schema.AskForVerification, async ({ proof }, event: RequestEvent) => {
		await askForVerification(event.locals.context, event.params.id, proof);
		again(event, 'verification');
	}),
	end: formAction(schema.EndTeam, async ({ step, successor }, event: RequestEvent) => {
		await commands.endOrganisation(event.locals.context, event.params.id, step, successor);
		redirect(303, href('/account', event.locals.locale));
	})
} satisfies Actions;
