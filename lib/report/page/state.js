// state.js: what riordino found out, what is answered here, and what that makes of it
//
// All data are the documents that riordino gives to other programs; doc/format.md tells of them.
// What follows from an answer is an estimate: only riordino can say what a merge with it is like.

const data = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);
const page = data("page");
const merge = data("merge");
const compare = data("compare");
const duplicates = data("duplicates");
const check = data("check");
const { proposal, effort } = merge;

const comuni = merge.models.map((model) => place(model.comune));
const comuniOf = (models) => models.map((m) => comuni[m]).join(", ");

/** The service, as the first of its Comuni calls it in words. */
const service = (() => {
	const inWords = merge.models.map((model) => model.process).find((name) => /\S\s\S/.test(name));
	return inWords || place(merge.models[0].service) || _("Associated service");
})();

// Nodes of the union, and of which nodes of the Comuni each is made.
const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const origin = (model, id) => `${model}/${id}`;
const nodeOf = new Map(page.nodes.flatMap((node) =>
	node.origins.map((own) => [origin(own.model, own.id), node])));
const steps = new Map(proposal.steps.map((step) => [step.id, step]));
const hoursOf = new Map(effort ? effort.byStep.map((step) => [step.id, step.hours]) : []);

const isIn = (step) => step.because !== "dropped" && step.because !== "elsewhere";
const hasPlaces = proposal.steps.some((step) => step.who);

/** The correspondences that a node of the union has a part in. */
const correspondencesOf = (node) => {
	const own = new Set(node.origins.map((o) => origin(o.model, o.id)));
	return merge.correspondences.filter((same) =>
		same.members.some((member) => own.has(origin(member.model, member.id))));
};

// Answers, by the group of the file of decisions.  A browser may refuse to keep them.

const points = proposal.agenda.flatMap((question) =>
	question.points.map((point) => Object.assign(point, { question })));
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
	},
};

const answers = new Map(Object.entries(store.read("answers")));
const notes = store.read("notes");
const labels = new Map(points.map((point) => [point.decision, point.labels]));

const watchers = [];
const onChange = (watcher) => watchers.push(watcher);

/** Takes an answer; null: none.  The labels are the witnesses in the file of decisions. */
function answer(group, word, witnesses) {
	if (word === null) answers.delete(group);
	else answers.set(group, word);
	labels.set(group, witnesses);
	store.write("answers", Object.fromEntries(answers));
	for (const watcher of watchers) watcher();
}

function note(what, text) {
	notes[what] = text;
	store.write("notes", notes);
}

const answerTo = (point) => point.answers.find((one) => one.answer === answers.get(point.decision));

/** A question is decided once its first point is: what stands on a way follows from it. */
const isAnswered = (question) =>
	question.points.length > 0 &&
	(question.code === "variation" || question.code === "left-open"
		? answers.has(question.points[0].decision)
		: question.points.every((point) => answers.has(point.decision)));
const isAsked = (question) => question.points.some((point) => point.decision);
const openQuestions = () => proposal.agenda.filter((question) => isAsked(question) && !isAnswered(question));

/** By step, what is otherwise than in the proposal: in, who, label, and where it comes from. */
function changes() {
	const changed = new Map();
	const change = (id, what) => {
		const step = steps.get(id);
		if (step) changed.set(id, { ...changed.get(id), ...what, step });
	};

	for (const point of points.filter((p) => p.code === "variation" || p.code === "left-open")) {
		const taken = answerTo(point);
		if (!taken || taken.proposed) continue;
		for (const id of point.answers.flatMap((one) => one.steps || []))
			if (steps.get(id)?.because === "support" && !taken.steps.includes(id)) change(id, { in: false });
		for (const id of taken.steps)
			if (steps.get(id)?.because === "dropped") change(id, { in: true, after: point.id });
	}
	for (const [group, word] of answers) {
		const [kind, name] = [group.slice(0, group.indexOf(" ")), group.slice(group.indexOf(" ") + 1)];
		const id = nodeNamed.get(name)?.id;
		const step = steps.get(id);
		if (!step) continue;
		if (kind === "step" && (word === "keep") !== isIn(step)) change(id, { in: word === "keep" });
		if (kind === "step" && (word === "keep") === isIn(step)) change(id, { in: undefined });
		if (kind === "who" && step.who && word !== step.who) change(id, { who: word });
		if (kind === "name" && word !== step.label) change(id, { label: word });
	}
	return changed;
}
const nodeNamed = new Map(page.nodes.flatMap((node) => node.origins.map((own) => [own.name, node])));

/** The figures that a director asks for, with what is answered here. */
function figures() {
	const changed = changes();
	const now = { unione: 0, comune: 0, unplaced: 0, hours: effort?.hoursProposed };

	for (const step of proposal.steps) {
		const other = changed.get(step.id) || {};
		const is = other.in ?? isIn(step);
		const hours = hoursOf.get(step.id) || 0;
		if (effort && is !== isIn(step)) now.hours += is ? hours : -hours;
		if (is) now[(other.who ?? step.who) || "unplaced"]++;
	}
	now.steps = now.unione + now.comune + now.unplaced;
	now.open = openQuestions().length;
	now.estimated = [...changed.values()].length > 0;
	return now;
}

// The file of decisions: groups of a key file, as riordino writes them.

const keyValue = (text) =>
	text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")
		.replace(/^ /, "\\s");

function group(decision, witnesses, word) {
	const lines = [`[${decision}]`];
	witnesses.forEach((label, i) => lines.push(`label${i ? i + 1 : ""}=${keyValue(label)}`));
	lines.push(`answer=${keyValue(word)}`, "");
	return lines;
}

function decisionsFile() {
	const lines = [`# ${_("What was decided in the workshop, for riordino merge --decisions=THIS FILE")}`, ""];

	for (const old of proposal.decisions)
		if (!answers.has(old.decision)) lines.push(...group(old.decision, old.labels, old.answer));
	for (const point of points) {
		if (!answers.has(point.decision)) continue;
		lines.push(`# ${point.text.replace(/[\r\n]+/g, " ")}`);
		lines.push(...group(point.decision, point.labels, answers.get(point.decision)));
	}
	const asked = new Set(points.map((point) => point.decision));
	for (const [decision, word] of answers)
		if (!asked.has(decision) && labelsOf(decision)) lines.push(...group(decision, labelsOf(decision), word));
	return lines.join("\n");
}

/** Of a decision that nobody asked for: the name of its step at the Comune that it names. */
function labelsOf(decision) {
	const name = decision.slice(decision.indexOf(" ") + 1);
	const own = nodeNamed.get(name)?.origins.find((o) => o.name === name);
	return own ? [own.label] : labels.get(decision);
}
