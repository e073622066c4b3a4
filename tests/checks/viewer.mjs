// viewer.mjs: does bpmn-js, in a browser, draw the files without a warning?
//
//     node viewer.mjs NODE_MODULES CHROMIUM FILE…
//
// With PICTURE=OUT.png the last one is also a picture.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, chromium, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(modules), '..', 'here.mjs')));
const puppeteer = (await import(pathToFileURL(require.resolve('puppeteer-core')))).default;
const assets = join(resolve(modules), 'bpmn-js', 'dist');

const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();

await page.setViewport({ width: 1920, height: 760 });
await page.setContent('<!DOCTYPE html><div id="canvas" style="height: 740px"></div>');
for (const style of ['diagram-js.css', 'bpmn-js.css', 'bpmn-font/css/bpmn-embedded.css'])
	await page.addStyleTag({ path: join(assets, 'assets', style) });
await page.addScriptTag({ path: join(assets, 'bpmn-viewer.production.min.js') });

/** What the viewer says about a file, which it shows whole. */
const shown = (xml) => page.evaluate(async (text) => {
	document.getElementById('canvas').replaceChildren();
	const viewer = new window.BpmnJS({ container: '#canvas' });

	try {
		const { warnings } = await viewer.importXML(text);
		viewer.get('canvas').zoom('fit-viewport');
		return warnings.map((warning) => warning.message);
	} catch (error) {
		return [error.message];
	}
}, xml);

let bad = 0;
for (const file of files) {
	const says = await shown(readFileSync(file, 'utf8'));

	for (const words of says) console.log(`${file}: ${words}`);
	bad += says.length > 0;
}
if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
await browser.close();
console.log(`${files.length} files drawn, ${bad} of them with warnings`);
process.exit(bad > 0 ? 1 : 0);
