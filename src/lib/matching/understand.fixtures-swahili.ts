import type { Fixture } from './understand.fixtures.ts';

const mombasa = 186_301;
const lyon = 2_996_944;
const kisumu = 191_245;
const darEsSalaam = 160_263;
const dodoma = 160_196;

/** Needs in Swahili, as offices in Kenya and Tanzania write them. */
export const inSwahili: readonly Fixture[] = [
	{
		text: 'Kaunti yetu inahitaji mtu wa kusaidia na QGIS na mafunzo kwa wafanyakazi mjini Mombasa',
		skills: ['qgis', 'training'],
		places: [mombasa]
	},
	{
		text: 'Jiji letu linataka mtu wa karibu na Lyon awafundishe wapangaji wetu QGIS na achapishe ramani zetu mtandaoni.',
		skills: ['qgis', 'training', 'web-mapping'],
		places: [lyon]
	},
	{
		text: 'Wizara ya Afya inatafuta msanidi programu wa Python na PostgreSQL jijini Dar es Salaam. Django itakuwa faida.',
		skills: ['python', 'postgresql', 'django?'],
		places: [darEsSalaam]
	},
	{
		text: 'Badala ya ArcGIS tunataka kutumia QGIS. Hatuhitaji Oracle.',
		skills: ['qgis'],
		not: ['arcgis', 'oracle-database'],
		places: []
	},
	{
		text: 'Hatutaki WordPress wala Joomla; tunataka Drupal.',
		skills: ['drupal'],
		not: ['wordpress', 'joomla'],
		places: []
	},
	{
		text: 'Tungependa kuhamisha data kutoka Oracle hadi PostgreSQL.',
		skills: ['oracle-database?', 'postgresql'],
		places: []
	},
	{
		text: 'Tunatafuta mtu wa kujitolea kukagua msimbo wetu wa Laravel kwa mbali.',
		skills: ['laravel'],
		kind: 'volunteering',
		presence: 'remote'
	},
	{
		text: 'Manispaa ya Kisumu inatafuta mtu wa LibreOffice kwa watumishi 20. Lazima azungumze Kiswahili.',
		skills: ['libreoffice'],
		places: [kisumu],
		languages: ['sw!']
	},
	{
		text: 'Anayezungumza Kiswahili na Kifaransa anapendelewa. Tunahitaji mtaalamu wa takwimu.',
		skills: ['statistics'],
		languages: ['sw', 'fr']
	},
	{
		text: 'Chuo kikuu cha Dodoma kinahitaji mtaalamu wa Moodle. Ikiwezekana awe anajua Docker.',
		skills: ['moodle', 'docker?'],
		places: [dodoma]
	},
	{
		text: 'Ofisi ya gavana wa Kaunti ya Nakuru inataka dashibodi ya takwimu za maji na mali ya umma.',
		skills: ['dashboards', 'statistics'],
		places: ['KE-31'],
		presence: 'either'
	},
	{
		text: 'Mtumishi aazimwe kwetu miezi sita kusaidia ufikivu wa tovuti. Awepo ofisini.',
		skills: ['accessibility'],
		kind: 'secondment',
		presence: 'on_site'
	},
	{
		text: 'Tunahitaji mafunzo ya QGIS Kisumu kwa shilingi milioni 2 za Kenya.',
		skills: ['qgis', 'training'],
		places: [kisumu]
	},
	{
		text: 'Tafsiri tovuti yetu kwa Kiswahili kwa ununuzi mdogo.',
		skills: ['translation'],
		kind: 'small_purchase',
		languages: []
	}
];
