/** The tables as they stand after the newest migration; a test compares them with the catalogue of a migrated database. */
import type {
	InstanceFactTable,
	KeptTextTable,
	PageChangeTable,
	RateLimitTable,
	CountryTable,
	SubdivisionTable,
	CityTable,
	SkillTable
} from './tables/reference.ts';
import type {
	BrokerCoverTable,
	InvitationTable,
	ListingRequestTable,
	ListingSkillTable,
	ListingTable,
	MembershipTable,
	OrganisationEventTable,
	OrganisationTable,
	VerificationTable
} from './tables/organisations.ts';
import type { ImpressionTable, VocabularyProposalTable } from './tables/matching.ts';
import type {
	ImplementerPlaceTable,
	ImplementerReportTable,
	ImplementerTable,
	ImplementerTransitionTable
} from './tables/implementers.ts';
import type {
	ProductChangeTable,
	ProductFactTable,
	ProductSkillTable,
	ProductStewardTable,
	ProductStewardTransitionTable,
	ProductTable
} from './tables/products.ts';
import type {
	NeedAmendmentTable,
	NeedApprovalTable,
	NeedChangeDecisionTable,
	NeedChangeTable,
	NeedPartnerTable,
	NeedQuestionTable,
	NeedSkillTable,
	NeedTable,
	NeedTransitionTable
} from './tables/needs.ts';
import type {
	ProfileConsentTable,
	ProfileTable,
	ProfileViewTable,
	ProfileSkillTable,
	ProfileWishTable,
	ProfileTeachingTable,
	ProfilePlaceTable
} from './tables/profiles.ts';
import type {
	BlockTable,
	ConflictDeclarationTable,
	IntroductionContactTable,
	IntroductionMessageTable,
	IntroductionTable,
	IntroductionTransitionTable,
	ListingInvitationTable,
	ReportTable
} from './tables/introductions.ts';
import type {
	EngagementDeliveryTable,
	EngagementEndingTable,
	EngagementMilestoneTable,
	EngagementNoteTable,
	EngagementPartyTable,
	EngagementTable,
	EngagementTransitionTable
} from './tables/engagements.ts';
import type {
	AttestationTable,
	LessonSkillTable,
	LessonSourceTable,
	LessonTable,
	OutcomeAccountTable,
	OutcomeCheckInTable,
	OutcomeEventTable
} from './tables/outcomes.ts';
import type { SavedSearchTable, SearchAlertItemTable, SearchAlertTable } from './tables/alerts.ts';
import type { FigureSnapshotTable } from './tables/figures.ts';
import type { DataImportTable } from './tables/imports.ts';
import type { FollowTable, HiddenNeedTable } from './tables/following.ts';
import type {
	SearchAnswerTable,
	SearchChangeTable,
	SearchDocumentTable,
	SearchIndexTable,
	SearchWordTable
} from './tables/search.ts';
import type {
	MatchChangeTable,
	MatchCheckTable,
	MatchFactsTable,
	MatchPostingTable,
	NeedPostingTable,
	SkillRarityTable
} from './tables/postings.ts';
import type {
	PersonTable,
	PersonContactTable,
	PersonPasswordTable,
	SessionTable,
	OneTimeLinkTable,
	PersonalTokenTable,
	DemoMailTable
} from './tables/accounts.ts';
import type {
	MailSuppressionTable,
	NotificationChoiceTable,
	NotificationTable,
	OutgoingMailTable,
	ReaderZoneTable,
	WorkerBeatTable
} from './tables/notifications.ts';

import type {
	DeskCandidateTable,
	DeskFailureTable,
	DeskItemTable,
	DeskNoteTable,
	DeskTemplateTable
} from './tables/desk.ts';

export interface Tables {
	saved_search: SavedSearchTable;
	search_alert: SearchAlertTable;
	search_alert_item: SearchAlertItemTable;
	figure_snapshot: FigureSnapshotTable;
	desk_item: DeskItemTable;
	desk_note: DeskNoteTable;
	desk_candidate: DeskCandidateTable;
	desk_template: DeskTemplateTable;
	desk_failure: DeskFailureTable;
	notification: NotificationTable;
	notification_choice: NotificationChoiceTable;
	outgoing_mail: OutgoingMailTable;
	reader_zone: ReaderZoneTable;
	mail_suppression: MailSuppressionTable;
	worker_beat: WorkerBeatTable;
	membership: MembershipTable;
	invitation: InvitationTable;
	broker_cover: BrokerCoverTable;
	verification: VerificationTable;
	organisation_event: OrganisationEventTable;
	person: PersonTable;
	person_contact: PersonContactTable;
	person_password: PersonPasswordTable;
	session: SessionTable;
	one_time_link: OneTimeLinkTable;
	personal_token: PersonalTokenTable;
	demo_mail: DemoMailTable;
	instance_fact: InstanceFactTable;
	rate_limit: RateLimitTable;
	kept_text: KeptTextTable;
	page_change: PageChangeTable;
	country: CountryTable;
	subdivision: SubdivisionTable;
	city: CityTable;
	skill: SkillTable;
	organisation: OrganisationTable;
	listing: ListingTable;
	listing_skill: ListingSkillTable;
	listing_request: ListingRequestTable;
	product: ProductTable;
	product_skill: ProductSkillTable;
	product_change: ProductChangeTable;
	product_steward: ProductStewardTable;
	product_steward_transition: ProductStewardTransitionTable;
	product_fact: ProductFactTable;
	implementer: ImplementerTable;
	implementer_place: ImplementerPlaceTable;
	implementer_transition: ImplementerTransitionTable;
	implementer_report: ImplementerReportTable;
	need: NeedTable;
	need_skill: NeedSkillTable;
	need_transition: NeedTransitionTable;
	need_amendment: NeedAmendmentTable;
	need_question: NeedQuestionTable;
	need_approval: NeedApprovalTable;
	need_change: NeedChangeTable;
	need_change_decision: NeedChangeDecisionTable;
	need_partner: NeedPartnerTable;
	profile: ProfileTable;
	profile_skill: ProfileSkillTable;
	profile_wish: ProfileWishTable;
	profile_teaching: ProfileTeachingTable;
	profile_place: ProfilePlaceTable;
	profile_consent: ProfileConsentTable;
	profile_view: ProfileViewTable;
	follow: FollowTable;
	hidden_need: HiddenNeedTable;
	introduction: IntroductionTable;
	introduction_transition: IntroductionTransitionTable;
	introduction_contact: IntroductionContactTable;
	introduction_message: IntroductionMessageTable;
	listing_invitation: ListingInvitationTable;
	block: BlockTable;
	conflict_declaration: ConflictDeclarationTable;
	report: ReportTable;
	engagement: EngagementTable;
	engagement_party: EngagementPartyTable;
	engagement_transition: EngagementTransitionTable;
	engagement_ending: EngagementEndingTable;
	engagement_milestone: EngagementMilestoneTable;
	engagement_note: EngagementNoteTable;
	engagement_delivery: EngagementDeliveryTable;
	outcome_account: OutcomeAccountTable;
	outcome_event: OutcomeEventTable;
	outcome_check_in: OutcomeCheckInTable;
	lesson: LessonTable;
	lesson_source: LessonSourceTable;
	lesson_skill: LessonSkillTable;
	attestation: AttestationTable;
	match_posting: MatchPostingTable;
	need_posting: NeedPostingTable;
	skill_rarity: SkillRarityTable;
	match_facts: MatchFactsTable;
	match_change: MatchChangeTable;
	match_check: MatchCheckTable;
	impression: ImpressionTable;
	vocabulary_proposal: VocabularyProposalTable;
	search_answer: SearchAnswerTable;
	search_change: SearchChangeTable;
	search_document: SearchDocumentTable;
	search_word: SearchWordTable;
	search_index: SearchIndexTable;
	data_import: DataImportTable;
}
