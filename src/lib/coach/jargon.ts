/** Words that shut people out, by language, and no more than a reader can defend: each has a plain twin. */
export const jargon: Readonly<Record<string, readonly string[]>> = {
	en: [
		'leverage',
		'synergy',
		'synergies',
		'stakeholder',
		'stakeholders',
		'holistic',
		'best-of-breed',
		'cutting-edge',
		'state-of-the-art',
		'paradigm',
		'turnkey',
		'deliverables',
		'going forward',
		'operationalise',
		'operationalize',
		'ecosystemic',
		'end-to-end solution'
	],
	pt: [
		'alavancar',
		'sinergia',
		'sinergias',
		'stakeholders',
		'holístico',
		'holística',
		'estado da arte',
		'no que tange',
		'outrossim',
		'destarte',
		'operacionalizar',
		'entregáveis',
		'expertise',
		'solução completa',
		'com vistas a'
	],
	es: [
		'apalancar',
		'sinergia',
		'sinergias',
		'stakeholders',
		'holístico',
		'holística',
		'estado del arte',
		'operativizar',
		'entregables',
		'llave en mano',
		'puesta en valor'
	],
	fr: [
		'synergie',
		'synergies',
		'holistique',
		'clé en main',
		'parties prenantes',
		'opérationnaliser',
		'livrables',
		'état de l’art',
		"état de l'art",
		'écosystémique',
		'à l’aune de'
	],
	sw: [
		'mikakati shirikishi',
		'mchakato jumuishi',
		'wadau',
		'kuoanisha',
		'suluhisho jumuishi',
		'uwezeshaji endelevu'
	]
};

/** Words of work that others come to depend on: keeping something running, building it for use. */
export const productionWords: Readonly<Record<string, readonly string[]>> = {
	en: [
		'production',
		'maintain',
		'maintenance',
		'hosting',
		'operate',
		'on call',
		'24/7',
		'deadline',
		'deliver'
	],
	pt: ['produção', 'manter', 'manutenção', 'hospedar', 'hospedagem', 'operar', 'plantão', '24/7', 'entregar'],
	es: ['producción', 'mantener', 'mantenimiento', 'alojamiento', 'operar', 'guardia', '24/7', 'entregar'],
	fr: ['production', 'maintenir', 'maintenance', 'hébergement', 'exploiter', 'astreinte', '24/7', 'livrer'],
	sw: [
		'kutunza',
		'matengenezo',
		'kuhifadhi kwenye seva',
		'kuendesha mfumo',
		'zamu',
		'24/7',
		'kuwasilisha',
		'matumizi ya kila siku'
	]
};

/** The phrases that stand in a text as whole words, in the order of the list. */
export function phrasesIn(text: string, phrases: readonly string[]): string[] {
	const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}/'’-]+/gu, ' ')} `;
	return phrases.filter((phrase) => words.includes(` ${phrase} `));
}
