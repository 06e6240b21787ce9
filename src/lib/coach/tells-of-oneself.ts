/** Whether a text tells of the person who wrote it, as a CV does, and not of what an office needs. Pure. */

/** Words of the first person singular, in languages of the interface. */
const first =
	/(?<![\p{L}\p{N}'’])(?:I|I['’]m|I['’]ve|my|me|myself|eu|meu|meus|minha|minhas|sou|trabalhei|trabalho|tenho|atuo|atuei|yo|soy|mis?|trabajé|he trabajado|tengo|je|j['’]ai|suis|mon|mes|ma|mimi|nina|yangu|wangu|langu|zangu|changu|nimefanya|ninafanya)(?![\p{L}\p{N}])/giu;
/** What only somebody says who presents themselves. */
const presents =
	/\b(?:I['’]?\s?a?m an? |I have worked|my experience|years of experience|looking for (?:work|projects|a job|new))|\b(?:sou (?:desenvolvedor|program|analista|designer|engenheir|consultor|professor|estudante|formad)|minha experiência|trabalho como|anos de experiência|busco (?:trabalho|vaga|projetos|oportunidade))|\b(?:soy (?:desarrollador|program|analista|diseñador|ingenier|consultor|profesor|estudiante)|mi experiencia|trabajo como|años de experiencia|busco (?:trabajo|empleo|proyectos))|(?:je suis (?:développeu|program|analyste|graphiste|designer|ingénieur|consultant|formateur|formatrice|étudiant)|mon expérience|je travaille comme|ans d['’]expérience|je cherche (?:du travail|un emploi|des missions))|\b(?:mimi ni|uzoefu wangu|miaka \d+ ya uzoefu|uzoefu wa miaka|(?:na|nina)tafuta kazi|naitwa|ninafanya kazi kama)/giu;
/** Headings of a CV. */
const headings =
	/^\s*(?:curriculum vitae|curriculum|currículo|cv|résumé|resume|work experience|professional experience|employment|experience|education|experiência(?: profissional)?|formação(?: acadêmica)?|experiencia(?: laboral| profesional)?|formación(?: académica)?|educación|expériences?(?: professionnelles?)?|formations?|diplômes|wasifu|uzoefu(?: wa kazi)?|elimu)\s*:?\s*$/gimu;
const address = /[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\b00)\d[\d ()./-]{7,}\d|linkedin\.com\/in\//giu;
const years =
	/\b(?:19|20)\d\d\s*(?:[–—-]|to|até|hasta|à)\s*(?:(?:19|20)\d\d|present|now|today|hoje|atual|presente|actual|hoy|aujourd|ce jour)/giu;
/** What an office says. */
const asks =
	/\b(?:we need|we are looking|we want|our (?:office|city|staff|department|team)|is needed|I need|I am looking for (?:a |an |some)|precisamos|procuramos|queremos|nossa (?:prefeitura|secretaria|equipe)|nosso (?:município|setor)|preciso de|necesitamos|buscamos|nuestra (?:oficina|ciudad)|nuestro (?:municipio|equipo)|necesito|nous (?:cherchons|avons besoin|voulons|souhaitons)|notre (?:mairie|commune|service|équipe|ville)|j['’]ai besoin|tunahitaji|tunatafuta|tunataka|(?:ofisi|kaunti|timu|manispaa|halmashauri) yetu|jiji letu|mji wetu|ninahitaji)\b/giu;

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;
/** So many signs, weighed, make a text one about its writer. */
const enough = 3;

export function tellsOfOneself(text: string): boolean {
	const person = Math.min(2, Math.floor(count(text, first) / 2));
	const signs =
		person +
		2 * Math.min(2, count(text, presents)) +
		Math.min(2, count(text, headings)) +
		Math.min(1, count(text, address)) +
		Math.min(2, count(text, years));
	return signs - 3 * Math.min(2, count(text, asks)) >= enough;
}
