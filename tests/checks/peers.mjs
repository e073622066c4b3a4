// peers.mjs: does bpmn-moddle read the files without a warning?
//
//     node peers.mjs NODE_MODULES FILE…

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(modules), '..', 'here.mjs')));
const { BpmnModdle } = await import(pathToFileURL(require.resolve('bpmn-moddle')));

let bad = 0;
for (const file of files) {
	const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
	const says = warnings.map((warning) => warning.message);

	if (!rootElement.diagrams?.length) says.push('there is no diagram');
	for (const words of says) console.log(`${file}: ${words}`);
	bad += says.length > 0;
}
console.log(`${files.length} files read, ${bad} of them with warnings`);
process.exit(bad > 0 ? 1 : 0);
