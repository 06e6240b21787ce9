import type { CueTable } from './cue.ts';

export const es: CueTable = {
	deny:
		'sin necesidad de|no hay necesidad de|no necesita|no necesitamos|no se necesita|no se necesitan|no hace falta|no es necesario|no es necesaria|no queremos|no quiere|no quiero|' +
		'no buscamos|no busca|no se busca|no usamos|no usa|no usar|en vez de|en vez del|en lugar de|en lugar del|excepto|salvo|menos el|dejar de usar|dejar de lado|abandonar|' +
		'deshacernos de|sin usar|sin conocimientos de|sin experiencia en|sin experiencia con|evitar|evitando|no exige|no requiere|no se trata de|nada de|en sustitución de|no se requiere|no se requieren|no se exige|no se pide|alternativa a|alternativas a|alternativa al',
	deny_next: 'no|sin|ni|nunca|tampoco',
	deny_back:
		'no es necesario|no es necesaria|no son necesarios|no son necesarias|no necesario|no hace falta|no es obligatorio|no es obligatoria|no obligatorio|no se exige|no se requiere|' +
		'no requerido|no se usará|no se utilizará|fuera de alcance|queda fuera|quedan fuera|es prescindible|no es imprescindible',
	replace:
		'reemplazar|reemplaza|reemplace|reemplazando|sustituir|sustituya|sustituye|sustituyendo|sustitución de|reemplazo de',
	leave:
		'migrar de|migrar desde|migración de|migración desde|migrando de|migrando desde|salir de|pasar de|pasar del|cambiar de|venir de|exportar de|exportar desde|convertir de|actualizar de|actualizar desde',
	until: 'por|para|con|a|al|pero|sino|queremos|necesitamos|usando|preferimos|y usar|hacia',
	keep:
		'no solo|no sólo|no solamente|no únicamente|no tenemos|no tiene|no tienen|aún no tenemos|todavía no tenemos|no contamos con|no disponemos de|nadie sabe|nadie conoce|no sabemos|no sabe|no conocemos|' +
		'no es accesible|no está accesible|no accesible|no funciona|sin ayuda|sin presupuesto|sin código|no importa|si no|no podemos|no puede|sin falta',
	must:
		'debe|deben|necesita|necesitamos|se necesita|se requiere|requiere|requerido|requerida|obligatorio|obligatoria|obligatorios|exigido|exigimos|requisito|requisitos|imprescindible|imprescindibles|' +
		'indispensable|esencial|necesario|necesaria|fundamental|tiene que|mínimo|hay que',
	nice:
		'de preferencia|preferentemente|preferiblemente|idealmente|deseable|deseables|es deseable|sería deseable|si es posible|a ser posible|opcional|opcionalmente|como plus|se valora|se valorará|se valorarán|valorable|' +
		'sería bueno|sería ideal|estaría bien|nos gustaría también|un extra',
	nice_back:
		'si es posible|a ser posible|idealmente|de preferencia|preferentemente|es un plus|sería un plus|un plus|será un plus|es deseable|sería deseable|son deseables|deseable|deseables|es una ventaja|una ventaja|sería una ventaja|es opcional|opcional|es valorable|valorable|' +
		'se valora|se valorará|se valorarán|será bienvenido|es bienvenido|sería bienvenido|son bienvenidos|estaría bien|sería bueno|suma puntos|no obligatorio pero|es un extra',
	level_1:
		'nivel básico|básico|básica|nociones de|nociones básicas de|principiante|júnior|junior|conocimientos básicos de|introducción a',
	level_2:
		'intermedio|intermedia|nivel intermedio|buenos conocimientos de|buen conocimiento de|experimentado|con experiencia en|experiencia práctica|dominio de',
	level_3:
		'sénior|senior|avanzado|avanzada|nivel avanzado|especialista en|experto en|experta en|experto|experta|conocimientos avanzados de|líder técnico|profundo conocimiento de',
	level_4:
		'formar formadores|formación de formadores|capaz de enseñar|capaz de formar a otros|enseñar a otros|capacitar a capacitadores',
	kind_volunteering:
		'voluntario|voluntaria|voluntarios|voluntarias|voluntariado|trabajo voluntario|pro bono|sin remuneración|gratuitamente|no remunerado|ad honorem',
	kind_paid_contract:
		'contrato remunerado|contratar|contratación|contratación de|autónomo|autónoma|freelance|freelancer|prestación de servicios|remunerado|remunerada|pagamos|podemos pagar|licitación|concurso público|' +
		'pliego|pliegos|convocatoria de ofertas|solicitud de propuestas|proveedor|proveedores|trabajo pagado',
	kind_small_purchase:
		'contrato menor|contratación directa|compra directa|compra menor|adjudicación directa|compra de menor cuantía|menor cuantía',
	kind_market_sounding:
		'consulta al mercado|consulta preliminar|consulta preliminar al mercado|sondeo de mercado|solicitud de información al mercado|consultas preliminares del mercado',
	kind_training:
		'curso|cursos|taller|talleres|seminario|workshop|clase|clases|sesión de formación|sesiones de formación|jornada de formación',
	kind_mentoring: 'mentor|mentora|mentores|mentoría|tutoría',
	kind_advice:
		'asesoría puntual|asesoramiento|orientación|una opinión|segunda opinión|aconsejarnos|orientarnos|asesorarnos',
	kind_grant: 'subvención|subvenciones|ayuda económica|fondo concursable',
	kind_stipend: 'beca|becas|becario|becaria|pasantía|pasante|prácticas remuneradas',
	kind_secondment:
		'comisión de servicio|comisión de servicios|cesión de personal|en comisión|traslado temporal',
	kind_code_review:
		'revisión de código|revisar el código|revisar nuestro código|revise nuestro código|auditoría de código',
	remote:
		'remoto|remota|remotamente|en remoto|a distancia|teletrabajo|trabajo remoto|desde cualquier lugar|desde casa|por videollamada',
	on_site:
		'presencial|presenciales|presencialmente|in situ|en persona|en nuestras oficinas|en nuestra oficina|en nuestra sede|en el lugar|en sitio|cara a cara',
	no_presence:
		'teledetección|percepción remota|sensores remotos|zonas remotas|zona remota|áreas remotas|comunidades remotas|comunidad remota|acceso remoto|servidor remoto|servidores remotos|control remoto|curso a distancia|cursos a distancia|formación a distancia|educación a distancia|enseñanza a distancia|regiones remotas',
	speak:
		'hablar|hable|habla|hablan|hablen|hablado|hablante|hablantes|fluido|fluidez en|con fluidez|dominio del|domine|dominar|idioma|idiomas|lengua|lenguas|se comunique en|lengua materna|nativo de',
	in_language: 'en|idioma|lengua',
	place:
		'en|cerca de|cerca del|próximo a|próxima a|alrededor de|alrededores de|en los alrededores de|junto a|región de|zona de|área de|con sede en|radicado en',
	maybe_place: 'de|del|desde|para|a|al|por|la|el',
	place_noun:
		'ciudad de|municipio de|municipalidad de|ayuntamiento de|alcaldía de|intendencia de|pueblo de|villa de|universidad de|distrito de|cabildo de|gran|área metropolitana de|partido de|comuna de',
	area_noun:
		'estado de|provincia de|región de|departamento de|gobierno de|gobernación de|comunidad de|comunidad autónoma de|condado de|cantón de|junta de',
	ask: 'necesita|necesitamos|necesito|se necesita|quiere|queremos|quiero|busca|buscamos|busco|ayuda con|ayuda en|ayuda para|ayudar con|ayudar a|apoyo en|apoyo con|enseñar|enseñe|aprender|formar|capacitar|crear|construir|montar|mejorar|rehacer|desarrollar|publicar|implantar|instalar|gestionar|nuevo|nueva|experiencia en|experiencia con|conocimientos de|especialista en|curso de|taller de|nuestro|nuestra',
	technology:
		'desarrollador|desarrolladora|desarrolladores|programador|programadora|programadores|programación|programar|programado en|lenguaje|lenguajes|framework|biblioteca|código|software|aplicación|aplicaciones|' +
		'backend|frontend|base de datos|ingeniero|ingeniera|experiencia en|experiencia con|conocimientos de|conocimiento de|conocimientos en|usando|usar|usa|usamos|tecnología|tecnologías|herramienta|herramientas|hecho en|escrito en|api|apis|script|scripts|stack|web|software libre|código abierto'
};
