import type { Fixture } from './understand.fixtures.ts';

const recife = 3_390_760;

/** Needs written in Portuguese, Spanish and French. */
export const inOtherLanguages: readonly Fixture[] = [
	{
		text: 'Prefeitura do Recife procura quem desenvolva um painel de dados abertos em CKAN. É desejável conhecer Python.',
		skills: ['ckan', 'open-data'],
		places: [recife]
	},
	{
		text: 'Precisamos de alguém em Olinda-PE para dar suporte ao Moodle, de preferência presencial, sem necessidade de Java.',
		skills: ['moodle'],
		not: ['java'],
		places: [3_393_536],
		presence: 'on_site'
	},
	{
		text: 'O município de Garanhuns quer trocar o sistema em Access por PostgreSQL. Trabalho voluntário.',
		skills: ['postgresql'],
		places: [3_399_058],
		kind: 'volunteering'
	},
	{
		text: 'O governo do estado de Pernambuco busca especialista em acessibilidade digital; falar inglês é um diferencial.',
		skills: ['accessibility'],
		places: ['BR-PE'],
		languages: ['en']
	},
	{
		text: 'Em vez de WordPress, queremos um site em Drupal. No Brasil, em português.',
		skills: ['drupal'],
		not: ['wordpress'],
		places: ['BR'],
		languages: ['pt']
	},
	{
		text: 'Consulta ao mercado: hospedagem de servidores Linux no Porto, Portugal',
		skills: ['linux-administration', 'hosting'],
		places: [2_735_943],
		kind: 'market_sounding'
	},
	{
		text: 'Oficina de mapeamento com OpenStreetMap para professores da rede pública de Caruaru',
		skills: ['openstreetmap'],
		places: [3_402_655],
		kind: 'training'
	},
	{
		text: 'El ayuntamiento de Zaragoza busca a alguien que mantenga Decidim. Imprescindible Ruby; se valora Docker.',
		skills: ['decidim', 'docker?'],
		places: [3_104_324]
	},
	{
		text: 'Necesitamos traducir nuestra web al quechua en Cusco, Perú, y formar a la gente que la mantiene.',
		skills: ['translation'],
		places: [3_941_584]
	},
	{
		text: 'Licitación: soporte y mantenimiento de GeoServer para la provincia de Mendoza, Argentina. En lugar de Oracle, PostGIS.',
		skills: ['geoserver', 'postgis'],
		not: ['oracle'],
		places: ['AR-M'],
		kind: 'paid_contract'
	},
	{
		text: 'No hace falta saber PHP. Buscamos Python y, si es posible, Django, en Bogotá.',
		skills: ['python', 'django?'],
		not: ['php'],
		places: [3_688_689]
	},
	{
		text: 'Queremos un taller de ciberseguridad en nuestras oficinas de Valparaíso. Hay que hablar español.',
		skills: ['security'],
		places: [3_868_626],
		presence: 'on_site',
		languages: ['es!'],
		kind: 'training'
	},
	{
		text: 'La mairie de Villeurbanne cherche un bénévole pour relire la documentation de son logiciel libre.',
		skills: ['open-source?'],
		places: [2_968_254],
		kind: 'volunteering'
	},
	{
		text: 'Nous voulons remplacer Oracle par PostgreSQL, sans Java, et héberger le tout à Grenoble.',
		skills: ['postgresql'],
		not: ['oracle', 'java'],
		places: [3_014_728]
	},
	{
		text: "Le département de l'Isère recrute un développeur Drupal. La connaissance de Docker serait appréciée. Télétravail possible.",
		skills: ['drupal', 'docker?'],
		places: ['FR-ARA'],
		presence: 'remote'
	},
	{
		text: "Appel d'offres : audit d'accessibilité RGAA du site de la Région Bretagne",
		skills: ['accessibility'],
		places: ['FR-BRE'],
		kind: 'paid_contract'
	},
	{
		text: 'Au lieu de Google Maps, nous préférons OpenStreetMap et Leaflet. Il faut parler français et anglais.',
		skills: ['openstreetmap', 'leaflet'],
		places: [],
		languages: ['fr!', 'en!']
	},
	{
		text: 'Une commune sénégalaise cherche de l’aide pour Nextcloud, à distance.',
		skills: ['nextcloud'],
		places: ['SN'],
		presence: 'remote'
	}
];
