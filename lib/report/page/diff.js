// diff.js: two models side by side, and what differs

const diff = data("diff");
const kinds = data("kinds");

const names = diff.models.map((model) => place(model.comune));
/* two versions of one Comune's model are told apart by a number */
const comuni = names[0] === names[1] ? names.map((name, i) => `${name} (${i + 1})`) : names;
const KINDS = { "+": "added", "-": "removed", "~": "changed" };
const signOf = (change) => kinds[change.kind]?.sign;
const shownSign = (sign) => (sign === "-" ? "−" : sign);

/** The elements of both models that a change is about: of a split or joined step all its parts. */
const idsOf = (change) => {
	const parts = (change.parts || []).map((part) => part.id);

	return [
		[change.a?.id, ...(change.kind === "joined" ? parts : [])],
		[change.b?.id, ...(change.kind === "split" ? parts : [])]
	];
};

/** Something said, and the elements of both models that it is about. */
const sentences = [
	...diff.behaviour.map((one) => {
		const twins = [...one.steps, ...one.others];

		return {
			text: one.text,
			heading: _("How the work runs"),
			ids: ["a", "b"].map((side) => twins.map((twin) => twin[side]?.id))
		};
	}),
	...diff.changes.map((one) => ({
		text: one.text,
		heading: kinds[one.kind].heading,
		sign: signOf(one),
		ids: idsOf(one)
	}))
];
const about = (side, id) => sentences.filter((one) => one.ids[side].includes(id));

// The two pictures

class Side extends Picture {
	constructor(side) {
		super(
			`${"ab"[side]}-`,
			comuni[side],
			(id) => (about(side, id).length ? { id } : null),
			(entry) => pick(about(side, entry.what.id)[0], this)
		);
		this.side = side;
	}

	/** What differs has a sign and a line of its own, not a colour alone. */
	paint() {
		for (const entry of this.entries) {
			const signs = about(this.side, entry.what.id)
				.map((one) => one.sign)
				.filter(Boolean);
			const sign = signs.find((one) => one !== "~") || signs[0];

			if (!sign) continue;
			entry.group.classList.add(KINDS[sign]);
			if (!entry.group.querySelector(":scope > text, :scope > circle, :scope > rect")) continue;
			const box = this.boxOf(entry);
			const badge = svg("g", { class: `sign ${KINDS[sign]}` });

			badge.append(
				svg("circle", { cx: box.x, cy: box.y, r: 10 }),
				svg("text", { x: box.x, y: box.y + 6, "text-anchor": "middle" }, shownSign(sign))
			);
			this.svg.append(badge);
		}
	}

	/** Moves as the other was moved. */
	follow(before, after, whole) {
		const by = after[2] / before[2];
		const [x, y, width, height] = this.view;
		const units = this.whole[2] / whole[2];
		const middle = (view, i) => view[i] + view[i + 2] / 2;

		this.show([
			x + width / 2 + (middle(after, 0) - middle(before, 0)) * units - (width * by) / 2,
			y + height / 2 + (middle(after, 1) - middle(before, 1)) * units - (height * by) / 2,
			width * by,
			height * by
		]);
	}

	mark(sentence, reveal) {
		const here = new Set(sentence.ids[this.side]);
		const found = this.entries.filter((entry) => here.has(entry.what.id));

		for (const entry of this.entries) entry.group.classList.toggle("chosen", found.includes(entry));
		if (found.length && reveal) this.reveal(found[0]);
	}
}

const sides = [new Side(0), new Side(1)];

sides.forEach((side, i) => {
	side.onMove = (before, after) => sides[1 - i].follow(before, after, side.whole);
});

// The sentences

/** Shows the places that the sentence is about; where it was picked nothing moves. */
function pick(sentence, where = null) {
	for (const one of sentences) one.button.setAttribute("aria-pressed", one === sentence);
	for (const side of sides) side.mark(sentence, side !== where);
	sentence.button.closest("details").open = true;
	if (where) sentence.button.scrollIntoView({ block: "nearest" });
}

function sentenceItem(sentence) {
	const sign = sentence.sign ? h(`span.sign.${KINDS[sentence.sign]}`, shownSign(sentence.sign)) : null;

	sentence.button = h(
		"button.sentence",
		{ type: "button", "aria-pressed": "false", onclick: () => pick(sentence) },
		sign,
		" ",
		named(sentence.text)
	);
	return h("li", sentence.button);
}

function sentenceList() {
	const headings = [...new Set(sentences.map((one) => one.heading))];

	return h(
		"div.list",
		{ id: "step", tabindex: -1 },
		headings.map((heading) => {
			const here = sentences.filter((one) => one.heading === heading);

			return h(
				"div.group",
				h(
					"details",
					{ open: here.length < 12 },
					h("summary", h("h3", heading, " ", h("span.count", number(here.length)))),
					h("ul.sentences", here.map(sentenceItem))
				)
			);
		})
	);
}

function brief() {
	const count = (sign) => number(diff.changes.filter((one) => signOf(one) === sign).length);
	const tile = (kind, sign, words) => h(`div.tile.${kind}`, h("p.value", count(sign)), h("p.title", words));

	return section(
		"brief",
		_("In brief"),
		h(
			"p.lead",
			filled(
				_("{0} and {1} are alike by {2}."),
				h("strong", named(comuni[0])),
				h("strong", named(comuni[1])),
				h("strong", percent(diff.similarity))
			)
		),
		diff.comparable ? null : h("p.estimate", diff.reason),
		h(
			"div.tiles.three",
			tile("added", "+", fill(_("only at {0}"), comuni[1])),
			tile("removed", "-", fill(_("only at {0}"), comuni[0])),
			tile("changed", "~", _("otherwise"))
		)
	);
}

function places() {
	return section(
		"sides",
		_("Side by side"),
		h(
			"p.hint",
			_(
				"Choose a sentence and see the place in both diagrams, or a marked step and see what is said of it. Both move together."
			)
		),
		sentences.length
			? h(
					"div.beside",
					sentenceList(),
					h(
						"div.sight.two",
						sides.map((side) => side.element),
						h(
							"p.hint.keys",
							_(
								"+ only in the second, − only in the first, ~ otherwise. Drag to move; Ctrl and the wheel, or + and −, change the size."
							)
						)
					)
				)
			: [
					diff.comparable ? h("p", _("The two do not differ.")) : null,
					h(
						"div.two",
						sides.map((side) => side.element)
					)
				]
	);
}

build(
	`${comuni[0]} – ${comuni[1]}`,
	head(
		_("Two models side by side"),
		`${comuni[0]} – ${comuni[1]}`,
		diff.models.map((model) => model.file).join(", ")
	),
	[
		["brief", _("In brief")],
		["sides", _("Side by side")]
	],
	[brief(), places()]
);
for (const side of sides) side.paint();
