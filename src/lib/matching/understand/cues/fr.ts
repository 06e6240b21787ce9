import type { CueTable } from './cue.ts';

export const fr: CueTable = {
	deny:
		"pas besoin de|pas besoin d'|n'avons pas besoin de|n'a pas besoin de|aucun besoin de|inutile de connaître|sans besoin de|ne voulons pas de|ne voulons pas|ne veut pas|ne cherchons pas|ne cherche pas|" +
		"n'utilisons pas|n'utilise pas|ne pas utiliser|au lieu de|au lieu d'|au lieu du|plutôt que|plutôt que de|plutôt qu'|à la place de|à la place d'|à la place du|en remplacement de|en remplacement du|hormis|sauf|excepté|" +
		"à l'exception de|arrêter d'utiliser|abandonner|se débarrasser de|ne plus utiliser|n'utiliser plus|sans utiliser|sans connaissance de|sans expérience de|sans expérience en|éviter|évitant|" +
		"n'exige pas|ne nécessite pas|ne requiert pas|il ne s'agit pas de|rien à voir avec|alternative à|alternatives à|alternative au|arrêter|arrêter avec|cesser d'utiliser|tout sauf",
	deny_next: 'pas|pas de|sans|ni|non|jamais|aucun|aucune',
	deny_back:
		"n'est pas nécessaire|ne sont pas nécessaires|n'est pas requis|n'est pas requise|ne sont pas requis|pas nécessaire|pas requis|pas requise|n'est pas obligatoire|pas obligatoire|n'est pas exigé|" +
		"n'est pas exigée|n'est pas demandé|ne sera pas utilisé|ne sera pas utilisée|hors périmètre|est exclu|sont exclus|n'est pas indispensable|est superflu|est inutile",
	replace: 'remplacer|remplace|remplaçant|remplacement de|remplacement du|remplacez|substituer',
	leave:
		'migrer de|migrer depuis|migrer du|migration de|migration depuis|migration du|migrant de|quitter|passer de|passer du|passage de|passage du|sortir de|venant de|exporter de|exporter depuis|convertir de|abandon de|abandon progressif de',
	until: 'par|vers|à|avec|mais|pour|nous|on|en utilisant|utilisant|préférons|et utiliser',
	keep:
		"pas seulement|non seulement|pas uniquement|pas que|n'avons pas de|n'a pas de|n'avons pas|n'a pas encore|n'avons pas encore|ne disposons pas|personne ne sait|personne ne connaît|ne savons pas|ne sait pas|ne connaissons pas|" +
		"n'est pas accessible|ne sont pas accessibles|pas accessible|pas accessibles|ne fonctionne pas|sans aide|sans budget|sans code|peu importe|sinon|ne pouvons pas|ne peut pas|sans faute|pas à pas|sans quitter|sans fil",
	must:
		'doit|doivent|devra|devront|il faut|il faudra|obligatoire|obligatoires|exigé|exigée|exigés|exigeons|requis|requise|requises|impératif|impérativement|indispensable|indispensables|essentiel|essentielle|nécessaire|' +
		'nécessaires|minimum|prérequis|avons besoin',
	nice: "de préférence|idéalement|si possible|souhaitable|serait souhaitable|est souhaitable|en option|facultatif|facultative|éventuellement|bonus|ce serait bien|serait un plus de|nous aimerions aussi|en bonus|dans l'idéal",
	nice_back:
		'si possible|idéalement|de préférence|en option|est un plus|serait un plus|sont un plus|seraient un plus|sera un plus|seront un plus|un plus|est un atout|serait un atout|sont un atout|seraient un atout|un atout|est apprécié|serait apprécié|est appréciée|serait appréciée|sont appréciés|seraient appréciés|' +
		'sera apprécié|apprécié|appréciée|appréciés|appréciées|bienvenu|bienvenue|bienvenus|est souhaitable|serait souhaitable|souhaitable|souhaité|souhaitée|souhaités|facultatif|facultative|est optionnel|optionnel|serait bien|pas obligatoire mais|serait idéal|est un avantage|serait un avantage',
	level_1:
		'niveau débutant|notions de|notions en|bases de|bases en|débutant|débutante|junior|connaissances de base en|connaissances de base de|élémentaire|initiation à',
	level_2:
		'intermédiaire|niveau intermédiaire|bonne connaissance de|bonnes connaissances de|bonne maîtrise de|expérimenté|expérimentée|confirmé|confirmée|expérience pratique',
	level_3:
		'sénior|senior|avancé|avancée|niveau avancé|spécialiste de|spécialiste en|expert en|experte en|expert|experte|expertise en|connaissance approfondie de|maîtrise parfaite de|chef de projet technique',
	level_4:
		"former des formateurs|formation de formateurs|capable d'enseigner|capable de former|former d'autres|enseigner à d'autres",
	kind_volunteering:
		'bénévole|bénévoles|bénévolat|bénévolement|volontaire|volontaires|volontariat|pro bono|gratuitement|non rémunéré|non rémunérée|mécénat de compétences',
	kind_paid_contract:
		"prestation|prestations|prestataire|prestataires|contrat rémunéré|freelance|freelances|indépendant|indépendante|rémunéré|rémunérée|nous payons|pouvons payer|recruter|embaucher|marché public|appel d'offres|appel d’offres|" +
		'cahier des charges|consultation des entreprises|fournisseur|fournisseurs|mission payée',
	kind_small_purchase:
		'gré à gré|marché sans publicité|petit achat|achat direct|bon de commande|marché de faible montant|mapa simplifié|sous le seuil',
	kind_market_sounding:
		"sourcing|sourçage|consultation préalable|demande d'information aux entreprises|étude de marché préalable|sondage du marché",
	kind_training:
		'stage de formation|session de formation|sessions de formation|atelier|ateliers|cours|journée de formation|journées de formation',
	kind_mentoring: 'mentor|mentore|mentors|mentorat|parrainage|tutorat|accompagnement individuel',
	kind_advice:
		'un conseil|quelques conseils|nous conseille|un avis|second avis|nous conseiller|nous orienter|avis extérieur',
	kind_grant: 'subvention|subventions|appel à projets|aide financière',
	kind_stipend: "bourse|bourses|boursier|boursière|stagiaire|stage de fin d'études|alternance",
	kind_secondment: 'détachement|détaché|détachée|mise à disposition|mis à disposition',
	kind_code_review: 'revue de code|relecture de code|relire notre code|relire le code|audit de code',
	remote:
		"télétravail|à distance|en distanciel|distanciel|depuis chez soi|depuis n'importe où|en visio|par visioconférence|en visioconférence",
	on_site:
		'sur place|sur site|présentiel|en présentiel|dans nos locaux|en personne|dans nos bureaux|à la mairie même|face à face',
	no_presence:
		'formation à distance|enseignement à distance|télédétection|accès à distance|serveur à distance|contrôle à distance|zones reculées|démarches à distance|services à distance',
	speak:
		'parler|parle|parlent|parlant|parlé|parlée|courant|couramment|maîtrise du|maîtrise de l|maîtriser le|maîtriser|langue|langues|langue maternelle|locuteur|locutrice|locuteurs|locuteur natif|bilingue|pratique du|pratiquer le|communiquer en',
	in_language: 'en|langue',
	place:
		'à|près de|près du|près de la|près des|autour de|autour du|aux alentours de|alentours de|aux environs de|environs de|dans|proche de|proche du|région de|région du|basé à|basée à|du côté de|vers|agglomération de|bassin de|dans le|dans la|dans les|en',
	maybe_place: 'de|du|des|d|depuis|pour|au|aux|sur|la|le|l',
	place_noun:
		"ville de|ville du|ville d'|commune de|commune du|commune d'|mairie de|mairie du|mairie d'|municipalité de|métropole de|métropole du|métropole d'|communauté urbaine de|université de|village de|conseil municipal de|agglo de|agglomération de|grand|eurométropole de|métropole",
	area_noun:
		'région|département de|département du|département des|département de la|département d|région de|province de|province du|canton de|état de|gouvernement de|conseil départemental de|conseil départemental du|conseil régional de|préfecture de|préfecture du',
	ask: "besoin de|besoin d'|besoin d|avons besoin|cherche|cherchons|recherche|recherchons|veut|voulons|souhaite|souhaitons|aide pour|aide sur|aider à|un coup de main|appui sur|appui en|enseigner|apprendre|former|créer|construire|monter|améliorer|refondre|refaire|développer|publier|installer|gérer|nouveau|nouvelle|expérience en|expérience de|connaissances en|spécialiste de|cours de|atelier de|notre|nos",
	technology:
		'développeur|développeuse|développeurs|programmeur|programmeuse|programmation|programmer|langage|langages|framework|bibliothèque|code|logiciel|logiciels|application|applications|appli|backend|frontend|base de données|' +
		'ingénieur|ingénieure|expérience en|expérience avec|connaissance de|connaissances en|utilisant|utiliser|utilise|utilisons|technologie|technologies|outil|outils|écrit en|développé en|api|apis|script|scripts|stack|web|logiciel libre|open source'
};
