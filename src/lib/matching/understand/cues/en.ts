import type { CueTable } from './cue.ts';

export const en: CueTable = {
	deny:
		"no need for|no need of|no need to know|do not need|don't need|does not need|doesn't need|not needing|do not want|don't want|" +
		"does not want|doesn't want|not looking for|not interested in|instead of|rather than|in place of|other than|except|except for|" +
		'excluding|without using|without any|no longer use|no longer using|no longer want|stop using|stop paying|stop paying for|stopped using|get rid of|getting rid of|' +
		'away from|as opposed to|unlike|no knowledge of|no experience of|no experience in|no experience with|not require|' +
		"doesn't require|does not require|not about|anything but|avoid|avoiding|not use|not using|won't use|not to use|" +
		'move off|moving off|nothing to do with|alternative to|alternatives to|phase out|phasing out|ditch|anyone but|anybody but',
	deny_next: 'not|no|without|neither|nor|never',
	deny_back:
		"is not needed|are not needed|not needed|isn't needed|aren't needed|not required|is not required|are not required|" +
		"isn't required|aren't required|is unnecessary|not necessary|is not necessary|are not necessary|not wanted|" +
		'is not wanted|will not be used|is out of scope|are out of scope|out of scope|not in scope|need not apply|is excluded|are excluded',
	replace: 'replace|replacing|replaces|replacement of|replacement for|to replace|substitute for',
	leave:
		'migrate from|migrating from|migration from|move from|moving from|switch from|switching from|transition from|convert from|' +
		'upgrade from|port from|porting from|export from|coming from|migrate off|migrate away from|moving away from|move away from',
	until:
		'with|by|to|into|onto|but|we|i|they|and use|and want|please|using|use|want|prefer|in favour of|in favor of',
	keep:
		"not only|not just|not merely|no later than|no matter|no less than|do not have|don't have|does not have|doesn't have|" +
		"do not yet have|don't yet have|have no|has no|we lack|nobody knows|no one knows|nobody here knows|no one here knows|" +
		"nobody here can|do not know|don't know|does not know|doesn't know|cannot|not accessible|not available|not online|" +
		'not working|not yet|whether or not|if not|not afraid|not sure|no code|no-code|no sql|no budget|without help|not to mention|with no|' +
		'from scratch|why not',
	must:
		'must|must have|must-have|must know|required|requires|require|requirement|requirements|mandatory|essential|necessary|needed|has to|' +
		'have to|need to know|minimum|indispensable|non-negotiable|we need',
	nice:
		'nice to have|nice-to-have|nice to haves|ideally|preferably|bonus|bonus points|bonus points for|if possible|optionally|' +
		'desirable|it would be nice|would be great|it would help|advantageous|we would also like|would welcome|extra points for',
	nice_back:
		'if possible|ideally|preferably|would be ideal|is a plus|are a plus|a plus|would be a plus|is a bonus|are a bonus|would be a bonus|a bonus|is nice to have|would be nice|' +
		'would be welcome|is welcome|are welcome|is an asset|are an asset|would be an asset|an asset|an advantage|is an advantage|' +
		'would be an advantage|is desirable|are desirable|desirable|optional|is optional|are optional|preferred|is preferred|' +
		'would help|not required but|not essential|would be great|would be good|but not required|but not essential|is not a must|not a must',
	level_1:
		'beginner level|basic|basics of|entry level|entry-level|junior|some knowledge of|elementary|rudimentary|introductory',
	level_2:
		'intermediate|working knowledge of|proficient|proficient in|experienced|experienced with|hands-on|solid|good knowledge of|practical experience',
	level_3:
		'senior|expert|expert in|expert with|expertise in|advanced|lead|principal|highly skilled|deep knowledge of|in-depth knowledge of|mastery of|specialist in',
	level_4:
		'train the trainer|train the trainers|train trainers|teaches others|teach others|able to teach|able to train others',
	kind_volunteering:
		'volunteer|volunteers|volunteering|pro bono|pro-bono|unpaid|as a volunteer|free of charge|in their spare time',
	kind_paid_contract:
		'contractor|contractors|paid contract|freelance|freelancer|freelancers|paid work|we can pay|we will pay|paid position|hire|hiring|' +
		'tender|call for tenders|invitation to tender|request for proposal|request for proposals|rfp|consultancy contract|contract award|day rate|supplier|suppliers',
	kind_small_purchase:
		'small purchase|direct award|micro purchase|micro-purchase|below the threshold|purchase order|low-value contract',
	kind_market_sounding:
		'market sounding|market consultation|request for information|rfi|preliminary market consultation|soft market testing|' +
		'market engagement|sound out the market|who on the market',
	kind_training:
		'training course|training courses|training session|training sessions|training workshop|training workshops|workshop|workshops|' +
		'bootcamp|boot camp|short course|evening class',
	kind_mentoring: 'mentor|mentors|mentoring|mentorship|coaching',
	kind_advice:
		'advice|advise us|adviser|advisor|second opinion|a quick question|office hours|point us in the right direction',
	kind_grant: 'grant|grants|grant funding|call for projects',
	kind_stipend: 'stipend|stipends|fellowship|fellow|internship',
	kind_secondment: 'secondment|seconded|on loan|second a',
	kind_code_review:
		'code review|code reviews|review our code|review our pull requests|review the code|code audit',
	remote:
		'remote|remotely|from anywhere|work from home|from home|fully remote|home office|by video call|telework|over video',
	on_site:
		'on site|on-site|onsite|in person|in-person|face to face|at our office|at our offices|in our office|in our offices|on the spot|at the town hall|on premises with us',
	no_presence:
		'remote sensing|remote area|remote areas|remote village|remote villages|remote community|remote communities|remote server|remote servers|remote control|remote desktop|remote access|remote repository|remote school|remote schools|remote sensor|remote sensors|remote island|remote islands|remote region|remote regions|remote procedure',
	speak:
		'speak|speaks|speaking|spoken|fluent|fluent in|fluently|speaker|speakers|native|conversational|written and spoken|language skills|' +
		'command of|proficiency in|read and write|talk to us in|working language|working languages|mother tongue',
	in_language: 'in|languages|language',
	place:
		'in|near|around|at|close to|based in|located in|next to|outside|nearby|within|across|throughout|from the',
	maybe_place: 'of|from|for|to|the',
	place_noun:
		'city of|town of|municipality of|village of|city council of|council of|district of|commune of|mayor of|university of|port of|city|town|council|' +
		'city council|municipality|metropolis|metropolitan area|airport|region|area',
	area_noun:
		'state of|province of|region of|county of|department of|county|state|province|region|prefecture|canton of|district|government of',
	ask: 'need|needs|needed|want|wants|wanted|looking for|looks for|help with|help on|help us|we seek|seeking|searching for|require|requires|advice on|support with|teach|learn|train|build|rebuild|create|set up|improve|redesign|develop|publish|run|manage|install|fix|new|better|expert in|experience in|experience with|knowledge of|skills in|courses on|our',
	technology:
		'developer|developers|programmer|programmers|programming|coding|coder|engineer|engineers|framework|library|language|languages|' +
		'stack|backend|back end|frontend|front end|code|codebase|software|app|apps|api|apis|script|scripts|sdk|database|plugin|cms|runtime|compiler|' +
		'written in|built with|built in|built on|based on|experience with|experience in|knowledge of|skills in|skilled in|using|use|uses|used|tech|technologies|technology|tool|tools|web|open source|github|scripting|bindings|implementation|package|packages|compiler|linting|linter'
};
