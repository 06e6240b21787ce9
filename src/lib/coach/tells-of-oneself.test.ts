import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellsOfOneself } from './tells-of-oneself.ts';

describe('a text about its own writer', () => {
	test.for([
		'I am a web developer in Leeds with eight years of experience in Drupal. My last project was a library site.',
		'Curriculum Vitae\nAna Lima, ana@mail.example, +55 81 99999 1234\nExperience\n2018–2023 Developer, Recife\n2023–present Freelance\nEducation\n2014–2018 UFPE',
		'Sou desenvolvedora no Recife. Trabalho como autônoma, minha experiência é com Python e mapas.',
		'CURRÍCULO\nExperiência profissional\n2019–hoje Analista de dados\n2015–2019 Suporte\nFormação\n2011–2015 Estatística',
		'Soy programador en Rosario con diez años de experiencia. Busco proyectos con QGIS; mi correo es luz@correo.example',
		'Experiencia laboral\n2016 - actual Técnica de soporte\n2012 - 2016 Docente\nFormación\nlicenciada en informática, tel. +54 341 555 1234',
		'Je suis développeuse à Lyon depuis 2012. J’ai travaillé avec Moodle, mon expérience va de la formation à l’hébergement.',
		'Mimi ni msanidi programu wa Kisumu, nina uzoefu wa miaka minane na Django. Natafuta kazi za umma.',
		'Expériences professionnelles\n2017–aujourd’hui Formatrice QGIS\n2010–2017 Cartographe\nDiplômes\nLicence de géographie'
	])('is recognised: %s', (text) => {
		expect(tellsOfOneself(text)).toBe(true);
	});

	test.for([
		'We need a web developer in Leeds with eight years of experience in Drupal.',
		'I need someone to teach my staff QGIS. My office is in Leeds and I can pay 2,000 pounds.',
		'I am looking for a Python trainer for my team, 2026–2027. Write to me: office@city.example',
		'Precisamos de quem ensine nossa equipe a publicar mapas. Contato: obras@cidade.example, +55 81 3333 4444.',
		'Preciso de uma pessoa com anos de experiência em PostgreSQL para minha secretaria.',
		'Necesitamos una persona con años de experiencia en accesibilidad. Mi oficina está en Rosario.',
		'Notre mairie cherche un formateur QGIS. Je suis responsable de l’urbanisme, j’ai besoin de deux jours.',
		'Ofisi yetu inahitaji mtu mwenye uzoefu wa miaka mitano wa PostgreSQL. Barua: maji@kaunti.example',
		'Build a map of bus stops, 2024–2026, and train two people.',
		'QGIS',
		''
	])('is not seen in what an office asks: %s', (text) => {
		expect(tellsOfOneself(text)).toBe(false);
	});

	test('is answered for any text, the same each time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
				expect(tellsOfOneself(text)).toBe(tellsOfOneself(text));
			})
		);
	});
});
