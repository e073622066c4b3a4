// state.js: what riordino found out, what is answered here, and what that makes of it
//
// The data are the documents that riordino gives to other programs, and what only the page needs.
// Of one answer riordino has said what would follow; of several together that is an estimate.

const page = data("page");
const merge = data("merge");
const compare = data("compare");
const duplicates = data("duplicates");
const check = data("check");
const { proposal, effort } = merge;

const comuni = merge.models.map((model) => place(model.comune));
const comuniOf = (models) =>
	models.length === comuni.length ? _("all Comuni") : models.map((m) => comuni[m]).join(", ");

/** The service, as the first of its Comuni calls it in words that are not its own name. */
const service = (() => {
	const inWords = merge.models.find(
		({ process, comune }) =>
			/\S\s\S/.test(process) && !process.toLowerCase().includes(place(comune).toLowerCase())
	);
	return inWords?.process || place(merge.models[0].service) || _("Associated service");
})();

// Nodes of the union, and of which nodes of the Comuni each is made.
const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const origin = (model, id) => `${model}/${id}`;
const nodeOf = new Map(page.nodes.flatMap((node) => node.origins.map((own) => [origin(own.model, own.id), node])));
const nodeOfMember = (member) => nodeOf.get(origin(member.model, member.id));
const nodeNamed = new Map(page.nodes.flatMap((node) => node.origins.map((own) => [own.name, node])));
const steps = new Map(proposal.steps.map((step) => [step.id, step]));
/* what was decided to call it is what it is called everywhere */
for (const step of steps.values()) nodes.get(step.id).label = step.label;
const hoursOf = new Map(effort ? effort.byStep.map((step) => [step.id, step.hours]) : []);

/** Of a core, what many do, nobody asks whether it is at the Comune or at the Unione. */
const hasPlaces = proposal.quorum === undefined;

/** Of which nodes of the Comuni a node of the union is made. */
const originsOf = (node) => new Set(node.origins.map((own) => origin(own.model, own.id)));

// What is drawn in the proposal; the pictures are still where they came.
const drawn = new Set([...document.querySelectorAll('[id^="p-"]')].map((group) => group.id.slice(2)));
const isProposed = (node) => drawn.has(node.id);

/** What the same work is in the service, or else in the union; whatever it is called there, it is here. */
const workOf = (members) => {
	const found = members.map(nodeOfMember).filter(Boolean);
	return found.find(isProposed) || found[0];
};

/** The correspondences that a node of the union has a part in. */
const correspondencesOf = (node) => {
	const own = originsOf(node);
	return merge.correspondences.filter((same) =>
		same.members.some((member) => own.has(origin(member.model, member.id)))
	);
};

// Answers, by the group of the file of decisions.  A browser may refuse to keep them.

const points = proposal.agenda.flatMap((question) => question.points);
const asked = new Map(points.map((point) => [point.decision, point]));
const key = `riordino:${[merge.models[0].service, ...merge.models.map((m) => m.comune)].join("/")}`;

const store = {
	kept: true,
	read(what) {
		try {
			return JSON.parse(localStorage.getItem(`${key}:${what}`)) || {};
		} catch {
			return {};
		}
	},
	write(what, value) {
		try {
			localStorage.setItem(`${key}:${what}`, JSON.stringify(value));
		} catch {
			this.kept = false;
		}
	}
};

// Group → {word, labels}: the labels are the witnesses in the file of decisions.
const answers = new Map(Object.entries(store.read("answers")));
const wordOf = (group) => answers.get(group)?.word;
const notes = store.read("notes");

const watchers = [];
const onChange = (watcher) => watchers.push(watcher);

/** Takes answers, of [group, word, labels]; where the word is null there is none any more. */
function take(given) {
	for (const [group, word, labels] of given)
		if (word === null) answers.delete(group);
		else answers.set(group, { word, labels });
	store.write("answers", Object.fromEntries(answers));
	for (const watcher of watchers) watcher();
}

function note(what, text) {
	notes[what] = text;
	store.write("notes", notes);
}

/** The node that a point is about: of the same work, its first step. */
const nodeOfPoint = (point) =>
	nodes.get(point.id) || nodeNamed.get((point.decision || "").replace(/^\w+ | \| .*$/g, ""));

const isWay = ({ code }) => code === "variation" || code === "left-open";

/** What of a question can be decided: where ways part the way is enough, what stands on it follows. */
const pointsToDecide = (question) => {
	const askable = question.points.filter((point) => point.decision);
	return isWay(question) ? askable.slice(0, 1) : askable;
};
const isAsked = (question) => pointsToDecide(question).length > 0;
const isAnswered = (question) =>
	isAsked(question) && pointsToDecide(question).every((point) => answers.has(point.decision));
const openQuestions = () => proposal.agenda.filter((question) => isAsked(question) && !isAnswered(question));

/** What riordino says would follow from one answer alone. */
const outcomes = new Map(page.outcomes.map((one) => [`${one.decision}=${one.answer}`, one]));
const outcomeOf = (group) => outcomes.get(`${group}=${wordOf(group)}`);

/** By step, what is otherwise than in the proposal: in, who, label, and what it comes after. */
function changes() {
	const changed = new Map();
	const change = (step, what) => changed.set(step.id, { ...changed.get(step.id), ...what, step });

	for (const [group, { word }] of answers) {
		const [kind, name] = group.split(/ (.*)/s);
		const step = steps.get(nodeNamed.get(name)?.id);
		const outcome = outcomeOf(group);

		for (const one of outcome?.steps || []) change(steps.get(one.id), one);
		if (step && kind === "name" && word !== step.label) change(step, { label: word });
		if (outcome || !step) continue;
		/* nobody asked for it, or too much was asked to reckon all: just what it says */
		if (kind === "step" && (word === "keep") !== step.in) change(step, { in: word === "keep" });
		if (kind === "who" && step.who && word !== step.who) change(step, { who: word });
	}
	return changed;
}

/** Answers that figures depend on: no names, and none that the proposal was made with. */
const weighty = () =>
	[...answers.keys()].filter(
		(group) =>
			!group.startsWith("name ") &&
			!proposal.decisions.some((old) => old.decision === group && old.answer === wordOf(group))
	);

/** By activity of today, the step of those that is its work, here or elsewhere. */
function heirs(here) {
	const found = new Map(here.flatMap((step) => [...originsOf(nodes.get(step.id))].map((own) => [own, step])));

	for (const same of merge.correspondences) {
		const own = same.members.map((member) => origin(member.model, member.id));
		const heir = own.map((one) => found.get(one)).find(Boolean);

		for (const one of own) if (heir && !found.has(one)) found.set(one, heir);
	}
	return found;
}

/** The figures that a director asks for, reckoned from the steps that are in it. */
function reckoned(changed) {
	const now = { steps: 0, unione: 0, comune: 0, unplaced: 0, duplicates: 0, staying: 0, leftOut: 0, hours: 0 };
	const here = proposal.steps.filter((step) => changed.get(step.id)?.in ?? step.in);
	const whoOf = (step) => changed.get(step.id)?.who ?? step.who;
	const fate = (step) => (whoOf(step) === "unione" || !hasPlaces ? "duplicates" : "staying");
	const heirOf = heirs(here);

	for (const step of here) {
		now.steps++;
		now[whoOf(step) || "unplaced"]++;
		/* one of those that are its work */
		now[fate(step)]--;
		now.hours += hoursOf.get(step.id) || 0;
	}
	for (const own of proposal.steps.flatMap((step) => [...originsOf(nodes.get(step.id))])) {
		const heir = heirOf.get(own);

		now[heir ? fate(heir) : "leftOut"]++;
	}
	return now;
}

/** Those of the proposal, with what the answers change in them. */
function estimated() {
	const now = { ...page.figures, estimated: true };
	const before = reckoned(new Map());

	for (const [key, value] of Object.entries(reckoned(changes()))) now[key] = (now[key] || 0) + value - before[key];
	return now;
}

/** As riordino says, which knows what follows from one answer; from several it is an estimate. */
function figures() {
	const [one, ...more] = weighty();
	const outcome = one && outcomeOf(one);
	const now = !one ? page.figures : outcome && !more.length ? outcome.figures : estimated();

	return { unplaced: 0, ...now, answered: Boolean(one), open: openQuestions().length };
}

// The file of decisions: groups of a key file, as riordino writes and reads them.

const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const LETTERS = { "\\": "\\", n: "\n", r: "\r", t: "\t", s: " " };
const escaped = (text) => text.replace(/[\\\n\r\t]/g, (c) => ESCAPES[c]).replace(/^ /, "\\s");
const unescaped = (text) => text.replace(/\\(.)/g, (all, c) => LETTERS[c] ?? all);

const groupLines = (group, labels, word) => [
	`[${group}]`,
	...labels.map((label, i) => `label${i ? i + 1 : ""}=${escaped(label)}`),
	`answer=${escaped(word)}`,
	""
];

function decisionsFile() {
	const lines = [`# ${_("What was decided in the workshop, for riordino merge --decisions=THIS FILE")}`, ""];
	const order = [...asked.keys()].filter((group) => answers.has(group));

	for (const old of proposal.decisions)
		if (!answers.has(old.decision)) lines.push(...groupLines(old.decision, old.labels, old.answer));
	for (const group of new Set([...order, ...answers.keys()])) {
		const { word, labels } = answers.get(group);

		if (asked.has(group)) lines.push(`# ${asked.get(group).text.replace(/\s+/g, " ")}`);
		lines.push(...groupLines(group, labels, word));
	}
	return lines.join("\n");
}

/** The answers in such a file, as take() wants them. */
function readDecisions(text) {
	const given = [];

	for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
		const [, key, value] = line.match(/^(label2?|answer)\s*=\s*(.*)$/) || [];
		const last = given[given.length - 1];

		if (line.startsWith("[") && line.endsWith("]")) given.push([line.slice(1, -1), null, []]);
		else if (key === "answer" && last) last[1] = unescaped(value);
		else if (key && last) last[2].push(unescaped(value));
	}
	return given.filter(([, word]) => word !== null);
}
