import type { Fixture } from './understand.fixtures.ts';

const cairo = 360_630;
const amman = 250_441;
const muscat = 287_286;
const beirut = 276_781;
const sfax = 2_467_454;
const khartoum = 379_252;
const nairobi = 184_745;
const lyon = 2_996_944;

/** Needs in Arabic, as offices write them: with and without signs of vowels, small words written onto the next. */
export const inArabic: readonly Fixture[] = [
	{
		text: 'تستعمل عيادات مقاطعتنا قرب نيروبي OpenMRS على خادم قديم واحد. نحتاج إلى شخص قريب ينقله إلى خادم جديد، ويُعدّ النسخ الاحتياطية، ويدرّب المسؤولَين التقنيَّين لدينا.',
		skills: ['openmrs', 'migration', 'backup-recovery', 'training'],
		places: [nairobi]
	},
	{
		text: 'تريد مدينتنا شخصًا قرب ليون يعلّم مخططينا QGIS وينشر خرائطنا على الإنترنت.',
		skills: ['qgis', 'training', 'web-mapping'],
		places: [lyon]
	},
	{
		text: 'نحتاج إلى مطور في القاهرة لبناء موقع ميسّر للجميع. يجب أن يتحدث العربية والإنجليزية.',
		skills: ['software-development', 'web-development', 'accessibility'],
		places: [cairo],
		languages: ['ar!', 'en!']
	},
	{
		text: 'تبحث بلدية صفاقس عن متطوعين لتدريب الموظفين على QGIS عن بُعد، ويفضل من يجيد الفرنسية.',
		skills: ['training', 'qgis'],
		places: [sfax],
		kind: 'volunteering',
		presence: 'remote',
		languages: ['fr']
	},
	{
		text: 'لا نحتاج إلى WordPress، بل إلى Drupal. العمل حضوريًا في بيروت، لبنان. المطلوب خبير في أمن المعلومات.',
		skills: ['drupal', 'security'],
		not: ['wordpress'],
		places: [beirut],
		presence: 'on_site'
	},
	{
		text: 'نبحث عن شركة في عمّان تصمم بوابة بيانات مفتوحة وتدرب فريقنا',
		skills: ['open-data-portals', 'training'],
		places: [amman]
	},
	{ text: 'نحتاج إلى مترجم في مسقط بسلطنة عُمان', skills: ['translation'], places: [muscat] },
	{
		text: 'نود إعارة موظف لتحليل البيانات الضخمة في الخرطوم بالسودان',
		skills: ['data-analysis'],
		places: [khartoum],
		kind: 'secondment'
	},
	{
		text: 'تحتاج وزارة الصحة في المغرب إلى مراجعة شيفرة، والعمل باللغة العربية وبالفرنسية',
		skills: ['code-review'],
		places: ['MA'],
		kind: 'code_review',
		languages: ['ar', 'fr']
	},
	{ text: 'نريد ترجمة موقعنا إلى الفرنسية', skills: ['translation'], languages: [] },
	{ text: 'مدينة الرياض تريد تطبيقًا للهاتف', skills: ['mobile'] }
];
