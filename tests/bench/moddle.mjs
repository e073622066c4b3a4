// moddle.mjs: how fast bpmn-moddle reads the same files
//
//     npm install bpmn-moddle && node moddle.mjs FOLDER…
//
// Reads all *.bpmn in the folders, best of several rounds; files that it cannot read count in no
// round.  Node looks for bpmn-moddle in the folder it is run from.

import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROUNDS = 5;

const require = createRequire(pathToFileURL(join(process.cwd(), 'here.mjs')));
const { BpmnModdle } = await import(pathToFileURL(require.resolve('bpmn-moddle')));

const moddle = new BpmnModdle();
const files = process.argv.slice(2)
	.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
	.filter((name) => name.endsWith('.bpmn'))
	.sort()
	.map((name) => readFileSync(name, 'utf8'));

const readable = [];
for (const xml of files) {
	try {
		await moddle.fromXML(xml);
		readable.push(xml);
	} catch {
		// not for it
	}
}

let best = Infinity;
for (let round = 0; round < ROUNDS; round++) {
	const begin = performance.now();
	for (const xml of readable)
		await moddle.fromXML(xml);
	best = Math.min(best, (performance.now() - begin) / 1000);
}

console.log(`${readable.length} of ${files.length} files, best of ${ROUNDS} rounds`);
console.log(`bpmn-moddle: ${best.toFixed(3)} s (${Math.round(readable.length / best)} files a second)`);
