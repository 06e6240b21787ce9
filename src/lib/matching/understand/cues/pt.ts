import type { CueTable } from './cue.ts';

export const pt: CueTable = {
	deny:
		'sem necessidade de|não há necessidade de|não precisa de|não precisamos de|não precisa|não precisamos|não é preciso|não é necessário|' +
		'não é necessária|não queremos|não quer|não quero|não buscamos|não procuramos|não usa|não usamos|não usar|em vez de|em vez do|em vez da|' +
		'ao invés de|ao invés do|ao invés da|no lugar de|no lugar do|no lugar da|em lugar de|exceto|menos o|salvo|deixar de usar|deixar o|deixar de lado|' +
		'abandonar|livrar de|parar de usar|sem usar|sem conhecimento de|sem experiência em|sem experiência com|evitar|evitando|não exige|não requer|não se trata de|nada de|dispensa|alternativa ao|alternativa à|alternativa a|alternativas ao|alternativas a|não se exige|não é exigido|qualquer um menos',
	deny_next: 'não|sem|nem|nunca|tampouco',
	deny_back:
		'não é necessário|não é necessária|não são necessários|não são necessárias|não necessário|não é preciso|não é obrigatório|não é obrigatória|' +
		'não obrigatório|não é exigido|não é exigida|não exigido|não será usado|não será usada|fora do escopo|está fora|dispensável|é dispensável',
	replace:
		'substituir|substitui|substituindo|substituição de|substituição do|substituição da|trocar|trocar o|trocando',
	leave:
		'migrar de|migrar do|migrar da|migração de|migração do|migração da|migrando de|migrando do|sair de|sair do|sair da|saindo do|passar de|passar do|mudar de|mudar do|' +
		'vindo de|vindo do|exportar de|exportar do|converter de|atualizar de',
	until: 'por|pelo|pela|para|com|mas|e usar|e sim|queremos|precisamos|usando|preferimos|a gente',
	keep:
		'não só|não apenas|não somente|não temos|não tem|não têm|ainda não temos|não possui|não possuímos|ninguém sabe|ninguém conhece|não sabemos|não sabe|' +
		'não conhecemos|não está acessível|não é acessível|não acessível|não funciona|sem ajuda|sem orçamento|sem código|não importa|se não|não conseguimos|não consegue|sem falta',
	must:
		'deve|devem|precisa|precisam|precisamos|é preciso|obrigatório|obrigatória|obrigatórios|obrigatórias|exigido|exigida|exigimos|exige|requisito|requisitos|imprescindível|' +
		'imprescindíveis|indispensável|essencial|necessário|necessária|necessários|fundamental|tem que|tem de|mínimo',
	nice:
		'de preferência|preferencialmente|idealmente|desejável|desejáveis|é desejável|será um diferencial|seria desejável|se possível|opcional|opcionalmente|como diferencial|diferenciais|diferencial|bônus|' +
		'seria bom|seria ótimo|seria interessante|gostaríamos também|de bom grado|ajuda se|um extra',
	nice_back:
		'se possível|idealmente|de preferência|preferencialmente|é um diferencial|é diferencial|será um diferencial|seria um diferencial|são um diferencial|um diferencial|é desejável|são desejáveis|desejável|desejáveis|' +
		'será bem-vindo|é bem-vindo|seria bem-vindo|são bem-vindos|bem-vinda|é um plus|seria um plus|um plus|é uma vantagem|uma vantagem|é opcional|opcional|' +
		'seria bom|seria ótimo|ajuda muito|conta pontos|não obrigatório mas|é um bônus',
	level_1:
		'nível básico|básico|básica|noções de|noções básicas de|iniciante|júnior|conhecimento básico de|conhecimentos básicos de|introdução a',
	level_2:
		'intermediário|intermediária|nível intermediário|bons conhecimentos de|bom conhecimento de|experiente|experiente em|experiência prática|domínio de',
	level_3:
		'sênior|avançado|avançada|nível avançado|especialista em|especialista|perito em|expert em|conhecimento avançado de|líder técnico|profundo conhecimento de',
	level_4:
		'formar formadores|formação de formadores|capaz de ensinar|capaz de treinar outros|ensinar outras pessoas|treinar instrutores',
	kind_volunteering:
		'voluntário|voluntária|voluntários|voluntárias|voluntariado|trabalho voluntário|pro bono|sem remuneração|gratuitamente|não remunerado',
	kind_paid_contract:
		'contrato remunerado|contratar|contratação|contratação de|freelancer|freela|prestador de serviço|prestador de serviços|prestação de serviços|remunerado|remunerada|pagamos|podemos pagar|' +
		'licitação|edital|pregão|pregão eletrônico|concorrência|tomada de preços|termo de referência|fornecedor|fornecedores|trabalho pago',
	kind_small_purchase:
		'dispensa de licitação|contratação direta|pequena compra|compra direta|ajuste direto|compra de pequeno valor|dispensa eletrônica',
	kind_market_sounding:
		'consulta ao mercado|consulta preliminar|consulta pública ao mercado|sondagem de mercado|pedido de informação ao mercado|pedido de informações ao mercado|diálogo com o mercado|chamamento público para informações',
	kind_training:
		'curso|cursos|oficina|oficinas|minicurso|workshop|workshops|aula|aulas|sessão de formação|sessões de formação',
	kind_mentoring: 'mentor|mentora|mentores|mentoria|tutoria',
	kind_advice:
		'aconselhamento|um conselho técnico|orientação|orientações|uma opinião|segunda opinião|assessoria pontual|tirar dúvidas|nos orientar|nos aconselhar',
	kind_grant: 'subvenção|fomento|auxílio financeiro|edital de fomento|financiamento a projetos',
	kind_stipend: 'bolsa|bolsas|bolsista|estágio|estagiário|estagiária',
	kind_secondment: 'cessão|cedido|cedida|servidor cedido|destacamento|requisição de servidor',
	kind_code_review:
		'revisão de código|revisar o código|revisar nosso código|revise nosso código|auditoria de código',
	remote:
		'remoto|remota|remotamente|à distância|a distância|home office|teletrabalho|trabalho remoto|de qualquer lugar|por videochamada|online e à distância',
	on_site:
		'presencial|presenciais|presencialmente|no local|in loco|em nossa sede|na nossa sede|em nosso escritório|no nosso escritório|na prefeitura mesmo|cara a cara',
	no_presence:
		'sensoriamento remoto|detecção remota|deteção remota|áreas remotas|área remota|comunidades remotas|comunidade remota|acesso remoto|servidor remoto|servidores remotos|controle remoto|curso a distância|cursos a distância|curso à distância|ensino a distância|ensino à distância|educação a distância|educação à distância|zonas remotas|regiões remotas',
	speak:
		'falar|fale|fala|falam|falem|falado|falada|falante|falantes|fluente|fluente em|fluência em|fluência|domínio do|domine|dominar|idioma|idiomas|língua|línguas|se comunique em|comunicar em|língua materna|nativo em',
	in_language: 'em|idioma|língua',
	place:
		'em|no|na|nos|nas|perto de|perto do|perto da|próximo a|próximo de|próxima a|próximo ao|próximo à|nos arredores de|arredores de|ao redor de|cerca de|região de|região do|região da|junto a|sediado em|sediada em',
	maybe_place: 'de|do|da|dos|das|para|a|ao|à|por',
	place_noun:
		'cidade de|cidade do|cidade da|município de|município do|município da|prefeitura de|prefeitura do|prefeitura da|câmara municipal de|câmara municipal do|câmara municipal da|câmara de|câmara do|câmara da|' +
		'vila de|vereador de|universidade de|universidade do|universidade da|distrito de|freguesia de|região metropolitana de|região metropolitana do|grande|comarca de',
	area_noun:
		'estado de|estado do|estado da|governo de|governo do|governo da|governo do estado de|governo do estado do|província de|região de|distrito de|condado de',
	ask: 'precisa|precisamos|preciso|necessita|necessitamos|quer|queremos|quero|busca|buscamos|procura|procuramos|ajuda com|ajuda em|ajuda para|ajudar com|ajudar a|apoio em|apoio com|ensinar|ensine|aprender|treinar|capacitar|criar|construir|montar|melhorar|refazer|desenvolver|publicar|implantar|instalar|gerir|novo|nova|experiência em|experiência com|conhecimento de|especialista em|curso de|oficina de|nosso|nossa',
	technology:
		'desenvolvedor|desenvolvedora|desenvolvedores|programador|programadora|programadores|programação|programar|programado em|linguagem|linguagens|framework|biblioteca|código|software|' +
		'aplicativo|aplicativos|aplicação|sistema em|backend|frontend|banco de dados|engenheiro|engenheira|experiência em|experiência com|conhecimento em|conhecimento de|conhecimentos em|usando|usar|usa|usamos|tecnologia|tecnologias|ferramenta|ferramentas|feito em|escrito em|api|apis|script|scripts|stack|web|software livre|código aberto'
};
