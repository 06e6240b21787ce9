import { inArabic } from './understand.fixtures-arabic.ts';
import { inOtherLanguages } from './understand.fixtures-romance.ts';
import { inSwahili } from './understand.fixtures-swahili.ts';

/** Needs as offices write them, and what they ask for. Written for these tests; places by GeoNames id or ISO code. */
export interface Fixture {
	text: string;
	language?: string;
	/** Skills that must be read, as musts unless marked with `?`. */
	skills: readonly string[];
	/** Skills that must not be read. */
	not?: readonly string[];
	/** All places, in order. */
	places?: readonly (string | number)[];
	kind?: string;
	presence?: string;
	/** Languages of work; `!` marks mandatory ones. */
	languages?: readonly string[];
}

export const lyon = 2_996_944;
const recife = 3_390_760;
const nairobi = 184_745;

/** One need, said in four languages by different people. */
export const sameNeed: readonly string[] = [
	'Our city wants someone near Lyon to teach our planners QGIS and publish our maps online',
	'We are a town near Lyon looking for someone who can train our planners in QGIS and help us publish our maps online.',
	'Needed close to Lyon: a trainer to teach QGIS to our planning team, and to put our maps online',
	'Nossa cidade quer alguém perto de Lyon para ensinar QGIS aos nossos planejadores e publicar nossos mapas na internet',
	'Nossa cidade procura uma pessoa perto de Lyon que ensine QGIS aos nossos urbanistas e publique nossos mapas on-line',
	'A nossa cidade precisa de alguém próximo a Lyon para capacitar nossos planejadores em QGIS e publicar os nossos mapas online.',
	'Nuestra ciudad busca a alguien cerca de Lyon que enseñe QGIS a nuestros planificadores y publique nuestros mapas en línea',
	'Nuestra ciudad quiere a alguien cerca de Lyon para capacitar a nuestros urbanistas en QGIS y publicar nuestros mapas en internet',
	'Nuestra ciudad necesita una persona cerca de Lyon para enseñar QGIS a nuestros planificadores y publicar nuestros mapas en línea.',
	'Notre ville cherche quelqu’un près de Lyon pour former nos urbanistes à QGIS et publier nos cartes en ligne',
	'Notre ville recherche une personne près de Lyon pour enseigner QGIS à nos urbanistes et mettre nos cartes en ligne',
	'Notre ville souhaite trouver quelqu’un aux environs de Lyon pour apprendre QGIS à nos agents et publier nos cartes sur internet'
];

export const fixtures: readonly Fixture[] = [
	{
		text: 'We need a Drupal developer in Nairobi to rebuild our county website. Accessibility is a must. Python would be a plus.',
		skills: ['drupal', 'accessibility', 'python?'],
		places: [nairobi]
	},
	{
		text: 'Kiambu County wants to move its paper birth records into a database, with PostgreSQL if possible.',
		skills: ['postgresql?'],
		places: ['KE-13']
	},
	{
		text: 'Replace our old Joomla site with WordPress and train two colleagues to keep it up to date.',
		skills: ['wordpress'],
		not: ['joomla'],
		places: []
	},
	{
		text: 'Instead of ArcGIS we want to use QGIS. No need for Oracle.',
		skills: ['qgis'],
		not: ['arcgis', 'oracle'],
		places: []
	},
	{
		text: 'We want to migrate from Oracle to PostgreSQL before the licence ends.',
		skills: ['postgresql'],
		places: []
	},
	{
		text: 'Volunteers wanted in Kisumu for a weekend of OpenStreetMap mapping, on site.',
		skills: ['openstreetmap'],
		places: [191_245],
		kind: 'volunteering',
		presence: 'on_site'
	},
	{
		text: 'Looking for advice on Docker and Kubernetes hosting. Remote is fine. Must speak French.',
		skills: ['docker', 'kubernetes', 'hosting'],
		places: [],
		presence: 'remote',
		languages: ['fr!'],
		kind: 'advice'
	},
	{
		text: 'The library needs help with a Koha installation; our partners read and write English and Kiswahili.',
		skills: ['koha'],
		places: [],
		languages: ['en!', 'sw!']
	},
	{
		text: 'Senior Python developer wanted. Nice to have: Django, PostGIS.',
		skills: ['python', 'django?', 'postgis?'],
		places: []
	},
	{
		text: 'Requirements:\n- PHP\n- MySQL\n\nNice to have:\n- Docker\n- Ansible\n',
		language: 'en',
		skills: ['php', 'docker?', 'ansible?'],
		places: []
	},
	{
		text: 'Please go through the rest of the report and make it swift: nobody can express the results clearly.',
		skills: [],
		not: ['go', 'rest', 'swift', 'express', 'make', 'r'],
		places: []
	},
	{
		text: 'Backend in Go and Rust, with a REST API and some R scripts for statistics',
		skills: ['go', 'rust', 'r'],
		places: []
	},
	{ text: 'We use C++, C# and .NET on Windows servers.', skills: ['csharp', 'dotnet'], places: [] },
	{
		text: 'A nice reading room in the town of Reading, Pennsylvania needs a mobile app.',
		skills: [],
		places: [5_207_728]
	},
	{
		text: 'Our data team meets in Nice, France, to split the work.',
		skills: [],
		places: [2_990_440]
	},
	{ text: 'It would be nice to have a bath in the mobile clinic. Split the cost.', skills: [], places: [] },
	...inOtherLanguages,
	...inArabic,
	...inSwahili,
	{
		text: 'Our clinic in Santiago, Chile needs OpenMRS and FHIR expertise',
		skills: ['openmrs', 'fhir'],
		places: [3_871_336]
	},
	{
		text: 'Santiago de Compostela needs help with LibreOffice training for staff',
		skills: ['libreoffice', 'training'],
		places: [3_109_642]
	},
	{
		text: 'We work in Portland, OR and need Ruby on Rails developers',
		skills: ['rails'],
		places: [5_746_545]
	},
	{ text: 'QGIS training in Genève', skills: ['qgis', 'training'], places: [2_660_646] },
	{
		text: 'Besoin d’un coup de main sur QGIS à Lausanne et à Genève',
		skills: ['qgis'],
		places: [2_659_994, 2_660_646]
	},
	{
		text: 'French developers only? No: any Kenyan or Ugandan company may answer.',
		skills: [],
		places: ['FR', 'KE', 'UG']
	},
	{ text: 'Not only QGIS but also PostGIS', skills: ['qgis', 'postgis'], places: [] },
	{
		text: 'We do not have a website and nobody here knows WordPress.',
		skills: ['website?', 'wordpress'],
		places: []
	},
	{ text: 'Our website is not accessible', skills: ['accessibility'], places: [] },
	{
		text: 'Docker is not needed. Neither Java nor PHP.',
		skills: [],
		not: ['docker', 'java', 'php'],
		places: []
	},
	{ text: 'remote sensing for farmers in remote areas of Kenya', skills: ['remote-sensing'], places: ['KE'] },
	{ text: 'Translate our web site into French', skills: ['translation'], places: [], languages: [] },
	{ text: 'Paris Hilton and Victoria Wood love Java', skills: ['java'], places: [] },
	{
		text: 'Precisamos de um consultor sênior em segurança da informação, em São Paulo ou remoto; inglês fluente é obrigatório',
		skills: ['security'],
		places: [3_448_439],
		presence: 'either',
		languages: ['en!']
	},
	{
		text: 'Les habitants proposent des projets, en ligne et en réunion, avec Decidim.',
		skills: ['decidim'],
		places: []
	},
	{
		text: 'Quiero aprender a usar R para analizar los datos de la ciudad de Quito',
		skills: ['r', 'data-analysis'],
		places: [3_652_462]
	},
	{
		text: 'El consejo municipal de Cuenca, Ecuador, necesita ayuda con Nextcloud y quiere migrar desde Google Drive',
		skills: ['nextcloud', 'google-drive?'],
		places: [3_658_666]
	},
	{
		text: 'NEEDED: QGIS TRAINER IN NAIROBI. MUST SPEAK SWAHILI',
		skills: ['qgis', 'training'],
		places: [nairobi],
		languages: ['sw!']
	},
	{
		text: 'Procuramos uma alternativa ao ArcGIS, de preferência QGIS',
		skills: ['qgis?'],
		not: ['arcgis'],
		places: []
	},
	{ text: 'On veut arrêter Excel et passer à PostgreSQL', skills: ['postgresql'], not: ['spreadsheet'] },
	{ text: 'Se requiere Python; no se requiere Java', skills: ['python'], not: ['java'] },
	{
		text: 'Instrutor que fale português e, se possível, francês',
		skills: ['training'],
		places: [],
		languages: ['pt!', 'fr']
	},
	{
		text: 'Experience with Python or R is desirable but not essential',
		skills: ['python?', 'r?'],
		places: []
	},
	{ text: 'need help with drupal in nairobi', skills: ['drupal'], places: [nairobi] },
	{ text: 'preciso de ajuda com drupal em recife', skills: ['drupal'], places: [recife] }
];
