// diagram.js: the pictures, to be moved, enlarged and asked
//
// A picture is an SVG whose groups have the ids of the elements, with a prefix of its own.  It is
// moved by its viewBox.  The step that is chosen is marked in all pictures at once.

const ZOOM = 1.25;
const CLOSEST = 8;
/* Pixels for each unit of a picture, so that its letters can be read. */
const READABLE = 0.85;

const diagrams = [];
let chosen = null;
const onChoice = [];

/** Chooses a node of the union, and brings it into sight everywhere but where it was chosen. */
function choose(node, where = null) {
	chosen = node;
	for (const diagram of diagrams) diagram.mark(diagram !== where);
	for (const watcher of onChoice) watcher(node);
}

const svg = (tag, attributes, text) => {
	const element = document.createElementNS("http://www.w3.org/2000/svg", tag);

	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	if (text !== undefined) element.textContent = text;
	return element;
};

class Diagram {
	/** @param whose the number of a Comune's model; null: the nodes are those of the union */
	constructor(prefix, title, whose = null) {
		this.prefix = prefix;
		this.title = title;
		this.whose = whose;
		this.svg = document.querySelector(`figure[data-picture="${prefix}"] svg`);
		this.whole = this.svg.getAttribute("viewBox").split(" ").map(Number);
		this.view = [...this.whole];
		this.svg.setAttribute("aria-label", title);
		this.svg.removeAttribute("width");
		this.svg.removeAttribute("height");
		this.svg.querySelector(":scope > title")?.remove();
		this.groups = this.findGroups();
		this.listen();
		this.element = h("figure.diagram", this.bar(), this.frame);
		diagrams.push(this);
	}

	/** The groups of nodes that can be chosen, from left to right. */
	findGroups() {
		const all = [];

		for (const group of this.svg.querySelectorAll("g[id]")) {
			const id = group.id.slice(this.prefix.length);
			const node = this.whose === null ? nodes.get(id) : nodeOf.get(origin(this.whose, id));

			if (!node) continue;
			group.classList.add("node");
			all.push({ group, node, box: null });
		}
		return all;
	}

	shows(node) {
		return this.groups.some((entry) => entry.node === node);
	}

	boxOf(entry) {
		if (!entry.box) {
			const box = entry.group.getBBox();
			const move = entry.group.getCTM();
			const back = this.svg.getCTM()?.inverse();
			const matrix = back ? back.multiply(move) : move;

			entry.box = { x: box.x + matrix.e / matrix.a, y: box.y + matrix.f / matrix.d,
				width: box.width, height: box.height };
		}
		return entry.box;
	}

	bar() {
		const small = (sign, words, act) =>
			h("button", { type: "button", title: words, "aria-label": `${words}: ${this.title}`, onclick: act }, sign);

		return h("figcaption", h("span", named(this.title)), h("span.tools",
			small("−", _("Smaller"), () => this.zoom(1 / ZOOM)),
			small("+", _("Larger"), () => this.zoom(ZOOM)),
			small("⤢", _("Show all"), () => this.show(this.whole))));
	}

	listen() {
		let from = null;
		let moved = false;

		this.frame = h("div.frame", {
			tabindex: 0,
			role: "group",
			"aria-label": fill(_("Diagram: {0}. Arrow keys go from step to step, Enter opens one, + and − change the size."), this.title),
			onkeydown: (event) => this.onKey(event),
			onwheel: (event) => {
				if (!event.ctrlKey && !event.metaKey) return;
				event.preventDefault();
				this.zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM, this.at(event));
			},
			onpointerdown: (event) => {
				if (event.button) return;
				from = this.at(event);
				moved = false;
			},
			onpointermove: (event) => {
				if (!from) return;
				const to = this.at(event);
				const [dx, dy] = [from.x - to.x, from.y - to.y];

				if (!moved && Math.hypot(dx, dy) < 4 * this.scale()) return;
				if (!moved) this.frame.setPointerCapture(event.pointerId);
				moved = true;
				this.show([this.view[0] + dx, this.view[1] + dy, this.view[2], this.view[3]]);
			},
			onpointerup: () => { from = null; },
			onpointercancel: () => { from = null; },
			onclick: (event) => {
				if (moved) {
					moved = false;
					return;
				}
				const group = event.target.closest("g.node");
				const entry = this.groups.find((one) => one.group === group);

				if (entry) choose(entry.node, this);
			},
		}, this.svg);
	}

	/** How many units of the picture a pixel is. */
	scale() {
		const { width, height } = this.frame.getBoundingClientRect();
		return Math.max(this.view[2] / width, this.view[3] / height);
	}

	at(event) {
		const box = this.frame.getBoundingClientRect();
		const scale = this.scale();

		return {
			x: this.view[0] + this.view[2] / 2 + (event.clientX - box.left - box.width / 2) * scale,
			y: this.view[1] + this.view[3] / 2 + (event.clientY - box.top - box.height / 2) * scale,
		};
	}

	show(view) {
		this.view = view;
		this.svg.setAttribute("viewBox", view.map((n) => Math.round(n)).join(" "));
	}

	zoom(by, at = { x: this.view[0] + this.view[2] / 2, y: this.view[1] + this.view[3] / 2 }) {
		const width = this.view[2] / by;

		if (width > 2 * this.whole[2] || width < this.whole[2] / CLOSEST / 4) return;
		this.show([at.x - (at.x - this.view[0]) / by, at.y - (at.y - this.view[1]) / by, width, this.view[3] / by]);
	}

	/** Brings the entry into sight, large enough to be read. */
	reveal(entry) {
		const box = this.boxOf(entry);
		const larger = Math.max(1, this.scale() * READABLE);
		const [width, height] = [this.view[2] / larger, this.view[3] / larger];

		if (this.frame.getBoundingClientRect().width === 0) return;
		this.show([box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2, width, height]);
	}

	onKey(event) {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];

		if (step) this.walk(step);
		else if (event.key === "+" || event.key === "=") this.zoom(ZOOM);
		else if (event.key === "-") this.zoom(1 / ZOOM);
		else if (event.key === "0") this.show(this.whole);
		else if (event.key === "Enter") document.getElementById("step").focus();
		else return;
		event.preventDefault();
	}

	walk(by) {
		const order = [...this.groups].sort((a, b) =>
			this.boxOf(a).x - this.boxOf(b).x || this.boxOf(a).y - this.boxOf(b).y);
		const here = order.findIndex((entry) => entry.node === chosen);
		const next = order[here < 0 ? 0 : (here + by + order.length) % order.length];

		if (!next) return;
		choose(next.node);
	}

	/** Marks what is chosen, and what else is the same work. */
	mark(reveal) {
		const same = new Set(chosen ? correspondencesOf(chosen).flatMap((one) =>
			one.members.map((member) => nodeOf.get(origin(member.model, member.id)))) : []);
		let first = null;

		for (const entry of this.groups) {
			entry.group.classList.toggle("chosen", entry.node === chosen);
			entry.group.classList.toggle("same", entry.node !== chosen && same.has(entry.node));
			if (entry.node === chosen || (!first && same.has(entry.node))) first = entry;
		}
		if (first && reveal) this.reveal(first);
	}

	/** Shows what is answered: what goes, what comes and where, who does it, what it is called. */
	showChanges(changed, { union = false } = {}) {
		for (const old of this.svg.querySelectorAll(".answer")) old.remove();
		this.pills = new Map();
		for (const entry of this.groups) {
			const step = steps.get(entry.node.id);
			const change = changed.get(entry.node.id) || {};
			const is = step ? change.in ?? step.in : true;

			entry.group.classList.toggle("out", step !== undefined && !is);
			if (!union && change.in === false) this.pill(entry, _("left out"), "gone");
			if (union && change.in === true) this.pill(entry, _("chosen"), "come");
			if (change.who && is && change.who !== step.who && step.in) this.pill(entry, change.who === "unione" ? _("to the Unione") : _("to the Comune"), "who");
			if (change.label) this.pill(entry, change.label, "name");
		}
		if (union) return;
		for (const [id, change] of changed) {
			const here = this.groups.find((entry) => entry.node.id === id);
			const after = this.groups.find((entry) => entry.node.id === change.after);

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
		group.append(svg("rect", { x, y, width, height: 20, rx: 10 }),
			svg("text", { x: x + width / 2, y: y + 14, "text-anchor": "middle" }, text), svg("title", {}, words));
		this.svg.append(group);
	}
}

/** In one picture after another, all of it, as paper wants it. */
addEventListener("beforeprint", () => {
	for (const diagram of diagrams) diagram.show(diagram.whole);
});
