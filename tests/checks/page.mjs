// page.mjs: somebody uses the page of the workshop
//
//     node page.mjs NODE_MODULES CHROMIUM FOLDER
//     node page.mjs decided MERGE.json ANSWERS.json
//     node page.mjs exact MERGE.json FIGURES.json
//
// FOLDER holds the pages it.html, en.html, core.html, diff.html, split.html, where a step of one model
// is several of the other, and unkind.html, whose names try to be programs.  Answers three questions of
// it.html, saves them there as decisioni.txt, and writes what was answered to answers.json; afterwards
// says whether a merge took these decisions.  Answers one alone before, saves it in the folder one, and
// writes the figures that stand there then to one/figures.json; afterwards says whether a merge has them.

import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

if (process.argv[2] === 'decided') {
	const merge = JSON.parse(readFileSync(process.argv[3], 'utf8'));
	const answers = JSON.parse(readFileSync(process.argv[4], 'utf8'));
	const taken = Object.fromEntries(merge.proposal.decisions.map((one) => [one.decision, one.answer]));
	const asked = merge.proposal.agenda.flatMap((question) => question.points.map((point) => point.decision));

	assert.deepEqual(taken, answers);
	for (const group of Object.keys(answers)) assert(!asked.includes(group), `${group} is asked again`);
	console.log(`${Object.keys(answers).length} answers were taken`);
	process.exit(0);
}

if (process.argv[2] === 'exact') {
	const { numbers, proposal } = JSON.parse(readFileSync(process.argv[3], 'utf8'));

	assert.deepEqual(JSON.parse(readFileSync(process.argv[4], 'utf8')), {
		lead: [numbers.activitiesOut, numbers.duplicatesRemoved, numbers.duplicatesStaying, numbers.activitiesLeftOut],
		handovers: [numbers.handoversAfter, proposal.handovers],
	});
	console.log('the page and the merge say the same of one answer');
	process.exit(0);
}

const [modules, chromium, folder] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(modules), '..', 'here.mjs')));
const puppeteer = (await import(pathToFileURL(require.resolve('puppeteer-core')))).default;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await puppeteer.launch({
	executablePath: chromium,
	args: ['--no-sandbox', '--disable-gpu'],
});

async function open(name) {
	const page = await browser.newPage();

	await page.setViewport({ width: 1280, height: 720 });
	page.on('pageerror', (error) => assert.fail(`${name}: ${error.message}`));
	page.on('console', (message) => assert.fail(`${name}: ${message.text()}`));
	page.on('request', (request) => assert.match(request.url(), /^(file|data|blob):/));
	await page.goto(pathToFileURL(join(resolve(folder), name)));
	await page.waitForSelector('footer');
	return page;
}

/** No rule of WCAG 2.1 AA that a program can check is broken. */
async function isAccessible(name) {
	const page = await open(name);

	// the page lets no other program in, not even this one
	await page.setBypassCSP(true);
	await page.reload();
	await page.waitForSelector('footer');
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
	}));
	const told = violations.map((one) =>
		`${name}: ${one.id}: ${one.help}\n${one.nodes.slice(0, 3).map((node) => `\t${node.html.slice(0, 160)}\n\t${node.failureSummary}`).join('\n')}`);

	assert.equal(violations.length, 0, told.join('\n'));
	await page.close();
}

/** The page is called as the service is, not as a Comune. */
async function isCalledAsTheService() {
	const page = await open('core.html');

	assert.equal(await page.$eval('h1', (title) => title.textContent), 'Accesso agli atti');
	await page.close();
}

/** Names are names: none of them ran, or became an element. */
async function isUnmoved() {
	const page = await open('unkind.html');

	assert.equal(await page.evaluate(() => window.injected), undefined);
	assert.equal(await page.$$eval('img, [onerror], [onload]', (all) => all.length), 0);
	assert(await page.evaluate(() => document.body.innerText.includes('<img src=x onerror="window.injected = 4">')));
	assert(await page.evaluate(() => document.querySelector('h1').textContent.startsWith('</script><script>')));
	await page.close();
}

const viewOf = (page) => page.$eval('.sight .diagram:not(.closed) svg', (svg) => svg.getAttribute('viewBox'));
const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent);
const figures = (page) => page.$$eval('.tile .value', (all) => all.map((one) => one.textContent));

async function pansAndZooms(page) {
	const frame = await page.$('.sight .diagram:not(.closed) .frame');
	const before = await viewOf(page);

	await frame.scrollIntoView();
	const box = await frame.boundingBox();
	await page.mouse.move(box.x + 200, box.y + 100);
	await page.mouse.down();
	await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 });
	await page.mouse.up();
	const moved = await viewOf(page);
	assert.notEqual(moved, before, 'dragging moves the diagram');
	await frame.focus();
	await page.keyboard.press('+');
	assert.notEqual(await viewOf(page), moved, 'a key enlarges the diagram');
	await page.keyboard.press('0');
	assert.equal(await viewOf(page), before, 'all of it is shown again');
}

async function chooses(page) {
	await page.evaluate(() => document.querySelector('[id^="p-"].userTask').dispatchEvent(
		new MouseEvent('click', { bubbles: true })));
	const name = await page.$eval('#step h3', (title) => title.textContent);
	const marked = await page.$$eval('figure.diagram', (all) =>
		all.filter((one) => one.querySelector('.chosen')).length);

	assert(name.length > 0);
	assert(marked >= 3, `${name} is marked in ${marked} diagrams`);
	assert((await page.$$('#step tbody tr')).length >= 1, 'it says whose the step is');

	const groups = await page.$$eval('#step .evidence', (all) => all.map((one) =>
		[...one.querySelectorAll('h4')].map((title) => [title.textContent, title.nextElementSibling.children.length])));

	assert(groups.length && groups.every((one) => one.length && one.every(([, n]) => n > 0)),
		'what speaks for it and against it stands apart');

	await page.focus('.sight .diagram:not(.closed) .frame');
	await page.keyboard.press('ArrowRight');
	assert.notEqual(await page.$eval('#step h3', (title) => title.textContent), name, 'keys choose too');
}

/** The sentence of the first screen adds up: all activities of today are somewhere in it. */
async function addsUp(page, [steps, at, left]) {
	const numbers = (await textOf(page, '.lead')).match(/\d+/g).map(Number);
	const [, today, proposed, ...rest] = numbers;

	assert.equal(proposed, steps + at, 'the sentence has as many steps as the tiles');
	assert.equal(today, proposed + rest.reduce((sum, n) => sum + n, 0), 'and says where all others are');
	assert((await textOf(page, '.tile.open')).startsWith(left), 'what is open is told beside it');
}

/** On paper all is open, and no question that fits a sheet is torn apart. */
async function isPrinted(page) {
	const shut = () => page.$$eval('details:not([open])', (all) => all.length);
	const before = await shut();

	assert(before > 0);
	await page.evaluate(() =>
		addEventListener('beforeprint', () => {
			window.shutOnPaper = document.querySelectorAll('details:not([open])').length;
		}));
	await page.pdf();
	assert.equal(await page.evaluate(() => window.shutOnPaper), 0, 'all is open on paper');
	assert.equal(await shut(), before, 'and as it was afterwards');
	await page.emulateMediaType('print');
	for (const kind of ['.question', '.question fieldset'])
		assert.equal(await page.$eval(kind, (one) => getComputedStyle(one).breakInside), 'avoid', kind);
	await page.emulateMediaType(null);
}

/** Who does a step is asked with the reason, and a name with that of the diagrams. */
async function saysWhy(page) {
	const data = JSON.parse(await textOf(page, '#data-merge'));
	const points = data.proposal.agenda.flatMap((question) => question.points);
	const fieldOf = (point) => page.evaluate((decision) =>
		[...document.querySelectorAll('fieldset')].find((one) => one.dataset.decision === decision).textContent,
		point.decision);

	for (const point of points.filter((one) => one.code === 'who'))
		assert((await fieldOf(point)).includes(point.details.at(-1)), point.text);
	for (const point of points.filter((one) => one.code === 'name'))
		assert((await fieldOf(point)).startsWith(data.proposal.steps.find((one) => one.id === point.id).label), point.text);
}

const ticks = (page, point, i) => page.evaluate((decision, i) => {
	const fieldset = [...document.querySelectorAll('fieldset')].find((one) => one.dataset.decision === decision);
	const radio = fieldset.querySelectorAll('input[type=radio]')[i];

	fieldset.closest('details')?.setAttribute('open', '');
	radio.click();
	return radio.checked;
}, point.decision, i);

const takesBack = (page) => page.evaluate(() =>
	[...document.querySelectorAll('fieldset .quiet')].filter((one) => !one.hidden).forEach((one) => one.click()));

/** Of one answer the figures are those of a merge with it; of what cannot be known they are an estimate. */
async function answersOne(page) {
	const data = JSON.parse(await textOf(page, '#data-merge'));
	const points = data.proposal.agenda.flatMap((question) => question.points);
	const same = points.find((point) => point.code === 'correspondence');
	const way = points.find((point) => point.code === 'variation');

	await ticks(page, same, same.answers.findIndex((one) => !one.proposed));
	assert((await page.$('.estimate')) !== null, 'what a correspondence changes is not known');
	await takesBack(page);
	await ticks(page, way, way.answers.findIndex((one) => !one.proposed));
	assert((await page.$('.estimate')) === null, 'of one answer it is known');
	await saves(page, 'one');
	const numbers = async (selector) => (await textOf(page, selector)).match(/\d+/g).map(Number);
	writeFileSync(join(folder, 'one', 'figures.json'), JSON.stringify({
		lead: (await numbers('.lead')).slice(2),
		handovers: (await numbers('#brief .handovers')).slice(-2),
	}));
	await takesBack(page);
}

/** A step is called as in the diagram everywhere, and what is in the diagram is in the proposal. */
async function isNamedOnce(page) {
	const named = (selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent));
	const { proposal } = JSON.parse(await textOf(page, '#data-merge'));
	const labels = new Set(proposal.steps.filter((step) => step.in).map((step) => step.label));
	const works = await named('#matrix tbody th');
	const rows = await page.$$eval('#duplicates tbody tr', (all) =>
		all.map((row) => [row.querySelector('th').textContent, row.lastElementChild.textContent]));

	for (const label of labels) assert(works.includes(label), `${label} is in the table of who does what`);
	for (const [label, place] of rows.filter(([label]) => labels.has(label)))
		assert(/Comune|Unione/.test(place) || place === '', `${label} is at ${place}`);

	const points = proposal.agenda.flatMap((question) => question.points);
	const titles = () => named('.question h4');
	const name = points.find((point) => point.code === 'name' && proposal.agenda.some((question) =>
		question.code !== 'name' && question.text.includes(`«${proposal.steps.find((step) => step.id === point.id).label}»`)));
	const called = proposal.steps.find((step) => step.id === name.id).label;
	const before = await titles();
	await page.evaluate((decision) => {
		const field = [...document.querySelectorAll('fieldset')].find((one) => one.dataset.decision === decision);
		const text = field.querySelector('input[type=text]');

		text.value = 'Nuovo nome';
		text.dispatchEvent(new Event('change'));
	}, name.decision);
	const after = await titles();
	assert(before.some((title) => title.includes(`«${called}»`)));
	assert(!after.some((title) => title.includes(`«${called}»`)), 'the agenda calls it by its new name');
	assert(after.some((title) => title.includes('«Nuovo nome»')));
}

/** Ticks another answer than the proposed one; what was answered, by group. */
async function answersThree(page) {
	const data = JSON.parse(await page.$eval('#data-merge', (script) => script.textContent));
	const wanted = ['variation', 'who', 'dropped'].map((code) =>
		data.proposal.agenda.flatMap((question) => question.points).find((point) => point.code === code));
	const answers = {};

	for (const point of wanted) {
		const other = point.answers.findIndex((one) => !one.proposed);

		assert(await ticks(page, point, other), point.decision);
		answers[point.decision] = point.answers[other].answer;
	}
	return answers;
}

async function saves(page, where = '') {
	const path = join(resolve(folder), where);
	const file = join(path, 'decisioni.txt');
	const session = await browser.target().createCDPSession();

	await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: path });
	/* not with the mouse: the page may still be moving to what was chosen */
	await page.$eval('.acts .main', (button) => button.click());
	for (let i = 0; i < 50 && !existsSync(file); i++) await pause(100);
	assert(existsSync(file), 'the decisions are saved');
}

async function isUsed() {
	const page = await open('it.html');

	assert.equal(await page.$eval('html', (html) => html.lang), 'it');
	assert.equal((await figures(page)).length, 4);
	await pansAndZooms(page);
	await chooses(page);

	await saysWhy(page);
	await isPrinted(page);
	const before = await figures(page);
	await addsUp(page, before.map(Number));
	const lead = await textOf(page, '.lead');
	await isNamedOnce(page);
	await takesBack(page);
	await answersOne(page);
	assert.equal(await textOf(page, '.lead'), lead, 'what is taken back changes nothing');
	const answers = await answersThree(page);
	const after = await figures(page);
	await addsUp(page, after.map(Number));
	assert.notEqual(await textOf(page, '.lead'), lead, 'the sentence follows the answers');
	assert.notDeepEqual(after, before, 'answers change the figures');
	assert((await page.$('.estimate')) !== null, 'and are said to be an estimate');
	assert((await page.$$('.sight .answer')).length >= 2, 'and are in the diagram');

	await saves(page);
	writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
	await page.reload();
	await page.waitForSelector('#known');
	assert.deepEqual(await figures(page), after, 'answers are kept');

	await page.evaluate(() => localStorage.clear());
	await page.reload();
	await page.waitForSelector('#known');
	assert.deepEqual(await figures(page), before, 'and are gone with what the browser keeps');
	await (await page.$('input[type=file]')).uploadFile(join(resolve(folder), 'decisioni.txt'));
	await page.waitForSelector('.estimate');
	assert.deepEqual(await figures(page), after, 'and come back from the file');
	await page.close();
}

/** Two models side by side: a sentence shows its places, a place its sentence; both move. */
async function isCompared() {
	const page = await open('diff.html');
	const views = () => page.$$eval('.frame svg', (all) => all.map((svg) => svg.getAttribute('viewBox')));
	const before = await views();

	await page.click('.sentence');
	assert.equal((await page.$$('.frame svg:has(.chosen)')).length, 2, 'a sentence is marked in both');
	await page.click('.tools button:last-child');
	await page.focus('.frame');
	await page.keyboard.press('+');
	(await views()).forEach((view, i) => assert.notEqual(view, before[i], 'both are enlarged'));
	await page.evaluate(() => document.querySelector('[id^="b-"].userTask.node').dispatchEvent(
		new MouseEvent('click', { bubbles: true })));
	assert.equal((await page.$$('.sentence[aria-pressed="true"]')).length, 1, 'a step shows its sentence');
	await page.close();
}

/** All steps that one step is elsewhere are marked with it. */
async function isSplit() {
	const page = await open('split.html');
	const split = await page.evaluate(() =>
		JSON.parse(document.getElementById('data-diff').textContent).changes.find((one) => one.kind === 'split'));

	await page.evaluate((text) =>
		[...document.querySelectorAll('.sentence')].find((one) => one.textContent.includes(text)).click(), split.text);
	assert(split.parts.length > 1);
	for (const id of [`a-${split.a.id}`, ...split.parts.map((part) => `b-${part.id}`)])
		assert(await page.$(`.chosen[id="${id}"]`), `${id} is marked`);
	await page.close();
}

try {
	await isCalledAsTheService();
	await isUnmoved();
	await isUsed();
	await isCompared();
	await isSplit();
	for (const name of ['it.html', 'en.html', 'core.html', 'unkind.html', 'diff.html']) await isAccessible(name);
	console.log('the page was opened, read, moved, answered and saved');
} finally {
	await browser.close();
}
