// picture.js: a picture to be moved, enlarged and asked
//
// It is an SVG whose groups have the ids of the elements, with a prefix of its own, and is moved by
// its viewBox.  What its elements are, and what happens when one is picked, is for whoever shows it.

const ZOOM = 1.25;
const CLOSEST = 32;
/* Pixels for each unit of a picture, so that its letters can be read. */
const READABLE = 0.85;

const pictures = [];

const svg = (tag, attributes, text) => {
	const element = document.createElementNS("http://www.w3.org/2000/svg", tag);

	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	if (text !== undefined) element.textContent = text;
	return element;
};

class Picture {
	/**
	 * @param whatIs of an element's id what it stands for; nothing: it cannot be picked
	 * @param onPick gets an entry, {group, what}, that was picked
	 */
	constructor(prefix, title, whatIs, onPick) {
		this.title = title;
		this.onPick = onPick;
		this.svg = document.querySelector(`figure[data-picture="${prefix}"] svg`);
		this.whole = this.svg.getAttribute("viewBox").split(" ").map(Number);
		this.view = [...this.whole];
		this.svg.setAttribute("aria-label", title);
		this.svg.removeAttribute("width");
		this.svg.removeAttribute("height");
		this.svg.querySelector(":scope > title")?.remove();
		this.entries = [...this.svg.querySelectorAll("g[id]")]
			.map((group) => ({ group, what: whatIs(group.id.slice(prefix.length)) }))
			.filter((entry) => entry.what);
		for (const { group } of this.entries) group.classList.add("node");
		this.frame = this.makeFrame();
		this.element = h("figure.diagram", this.bar(), this.frame);
		pictures.push(this);
	}

	bar() {
		const small = (sign, words, act) =>
			h(
				"button",
				{
					type: "button",
					title: words,
					"aria-label": `${words}: ${this.title}`,
					onclick: act
				},
				sign
			);

		return h(
			"figcaption",
			h("span", named(this.title)),
			h(
				"span.tools",
				small("−", _("Smaller"), () => this.zoom(1 / ZOOM)),
				small("+", _("Larger"), () => this.zoom(ZOOM)),
				small("⤢", _("Show all"), () => this.move(this.whole))
			)
		);
	}

	makeFrame() {
		const help = _("Diagram: {0}. Arrow keys go from step to step, Enter opens one, + and − change the size.");
		let from = null;
		let moved = false;

		return h(
			"div.frame",
			{
				tabindex: 0,
				role: "group",
				"aria-label": fill(help, this.title),
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
					this.move([this.view[0] + dx, this.view[1] + dy, this.view[2], this.view[3]]);
				},
				onpointerup: () => {
					from = null;
				},
				onpointercancel: () => {
					from = null;
				},
				onclick: (event) => {
					const group = event.target.closest("g.node");
					const entry = this.entries.find((one) => one.group === group);

					if (entry && !moved) this.onPick(entry, this);
					moved = false;
				}
			},
			this.svg
		);
	}

	/** How many units of the picture a pixel is. */
	scale() {
		const { width, height } = this.frame.getBoundingClientRect();
		return Math.max(this.view[2] / width, this.view[3] / height);
	}

	/** Where in the picture a pointer is. */
	at(event) {
		const box = this.frame.getBoundingClientRect();
		const scale = this.scale();

		return {
			x: this.view[0] + this.view[2] / 2 + (event.clientX - box.left - box.width / 2) * scale,
			y: this.view[1] + this.view[3] / 2 + (event.clientY - box.top - box.height / 2) * scale
		};
	}

	show(view) {
		this.view = view;
		this.svg.setAttribute("viewBox", view.map((n) => Math.round(n)).join(" "));
	}

	/** Shows what somebody asked to see; another picture may want to follow. */
	move(view) {
		const before = this.view;

		this.show(view);
		this.onMove?.(before, view);
	}

	zoom(by, at = { x: this.view[0] + this.view[2] / 2, y: this.view[1] + this.view[3] / 2 }) {
		const [x, y, width, height] = this.view;

		if (width / by > 2 * this.whole[2] || width / by < this.whole[2] / CLOSEST) return;
		this.move([at.x - (at.x - x) / by, at.y - (at.y - y) / by, width / by, height / by]);
	}

	boxOf(entry) {
		if (!entry.box) {
			const box = entry.group.getBBox();
			const matrix = this.svg.getCTM().inverse().multiply(entry.group.getCTM());

			entry.box = {
				x: box.x + matrix.e,
				y: box.y + matrix.f,
				width: box.width,
				height: box.height
			};
		}
		return entry.box;
	}

	/** Brings the entry into sight, large enough to be read. */
	reveal(entry) {
		const box = this.boxOf(entry);
		const larger = Math.max(1, this.scale() * READABLE);
		const [width, height] = [this.view[2] / larger, this.view[3] / larger];

		this.show([box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2, width, height]);
	}

	onKey(event) {
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];

		if (step) this.walk(step);
		else if (event.key === "+" || event.key === "=") this.zoom(ZOOM);
		else if (event.key === "-") this.zoom(1 / ZOOM);
		else if (event.key === "0") this.move(this.whole);
		else if (event.key === "Enter") document.getElementById("step").focus();
		else return;
		event.preventDefault();
	}

	/** From what is picked to what is next, from left to right. */
	walk(by) {
		const order = [...this.entries].sort(
			(a, b) => this.boxOf(a).x - this.boxOf(b).x || this.boxOf(a).y - this.boxOf(b).y
		);
		const here = order.findIndex((entry) => entry.group.classList.contains("chosen"));
		const next = order[here < 0 ? 0 : (here + by + order.length) % order.length];

		if (!next) return;
		this.onPick(next, this);
		this.reveal(next);
	}
}

/** On paper all of a picture. */
addEventListener("beforeprint", () => {
	for (const picture of pictures) picture.show(picture.whole);
});
