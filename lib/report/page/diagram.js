// diagram.js: the pictures of the workshop
//
// What is chosen is a node of the union; it is marked in all pictures at once, whatever it is called
// there.

const TO = { unione: _("to the Unione"), comune: _("to the Comune") };

const diagrams = [];
let chosen = null;
const onChoice = [];

/** Chooses a node of the union, and brings it into sight everywhere but where it was chosen. */
function choose(node, where = null) {
	chosen = node;
	for (const diagram of diagrams) diagram.mark(diagram !== where);
	for (const watcher of onChoice) watcher(node);
}

class Diagram extends Picture {
	/** @param whose the number of a Comune's model; null: the nodes are those of the union */
	constructor(prefix, title, whose = null) {
		super(
			prefix,
			title,
			(id) => (whose === null ? nodes.get(id) : nodeOf.get(origin(whose, id))),
			(entry) => choose(entry.what, this)
		);
		diagrams.push(this);
	}

	shows(node) {
		return this.entries.some((entry) => entry.what === node);
	}

	/** Marks what is chosen, and what else is the same work. */
	mark(reveal) {
		const same = new Set(
			chosen
				? correspondencesOf(chosen).flatMap((one) =>
						one.members.map(nodeOfMember)
					)
				: []
		);
		let first = null;

		for (const entry of this.entries) {
			entry.group.classList.toggle("chosen", entry.what === chosen);
			entry.group.classList.toggle("same", entry.what !== chosen && same.has(entry.what));
			if (entry.what === chosen || (!first && same.has(entry.what))) first = entry;
		}
		if (first && reveal) this.reveal(first);
	}

	/** Shows what is answered: what goes, what comes and where, who does it, what it is called. */
	showChanges(changed, { union = false } = {}) {
		for (const old of this.svg.querySelectorAll(".answer")) old.remove();
		this.pills = new Map();
		for (const entry of this.entries) {
			const step = steps.get(entry.what.id);
			const change = changed.get(entry.what.id) || {};
			const is = step ? (change.in ?? step.in) : true;

			entry.group.classList.toggle("out", step !== undefined && !is);
			if (!union && change.in === false) this.pill(entry, _("left out"), "gone");
			if (union && change.in === true) this.pill(entry, _("chosen"), "come");
			if (step?.in && is && change.who && change.who !== step.who) this.pill(entry, TO[change.who], "who");
			if (change.label) this.pill(entry, change.label, "name");
		}
		if (union) return;
		for (const [id, change] of changed) {
			const here = this.entries.find((entry) => entry.what.id === id);
			const after = this.entries.find((entry) => entry.what.id === change.after);

			if (change.in && !here && after) this.pill(after, `+ ${change.step.label}`, "come");
		}
	}

	/** Words under a node, one under the other. */
	pill(entry, words, kind) {
		const box = this.boxOf(entry);
		const n = this.pills.get(entry) || 0;
		const text = words.length > 34 ? `${words.slice(0, 33)}…` : words;
		const width = 12 + 6.4 * text.length;
		const [x, y] = [box.x + box.width / 2 - width / 2, box.y + box.height + 4 + 22 * n];
		const group = svg("g", { class: `answer ${kind}` });

		this.pills.set(entry, n + 1);
		group.append(
			svg("rect", { x, y, width, height: 20, rx: 10 }),
			svg("text", { x: x + width / 2, y: y + 14, "text-anchor": "middle" }, text),
			svg("title", {}, words)
		);
		this.svg.append(group);
	}
}
