// brief.js: the screen that is read first, and the sheet of the service

const tile = (kind, value, title, words) =>
	h(`div.tile.${kind}`, h("p.value", value), h("p.title", title), h("p", words));

/** Of a figure that answers have changed what it was. */
const before = (now, proposed) =>
	now === proposed ? "" : h("span.before", ` ${fill(_("(proposed: {0})"), number(proposed))}`);

function hoursTile(now) {
	if (!effort)
		return tile(
			"hours",
			"—",
			_("hours a year"),
			filled(
				_("Not reckoned: with a table of cases and minutes ({0}) the saving stands here."),
				h("code", "--effort")
			)
		);
	const saved = effort.hoursToday - now.hours;

	return tile(
		"hours",
		number(Math.abs(saved)),
		saved >= 0 ? _("hours a year saved") : _("hours a year more"),
		fill(_("{0} today, {1} in the associated service"), number(effort.hoursToday), number(now.hours))
	);
}

function placeTiles(now) {
	if (!hasPlaces)
		return [
			tile(
				"unione",
				number(now.steps),
				_N("step is done by many", "steps are done by many", now.steps),
				fill(_("at least {0} of {1} Comuni do them"), proposal.quorum, comuni.length)
			)
		];
	return [
		tile("unione", number(now.unione), _N("step becomes the Unione's", "steps become the Unione's", now.unione), [
			_("done once, for all Comuni"),
			before(now.unione, proposedFigures.unione)
		]),
		tile("comune", number(now.comune), _N("step stays at the Comune", "steps stay at the Comune", now.comune), [
			_("counters, and what meets the citizen"),
			before(now.comune, proposedFigures.comune)
		])
	];
}

/** The share of each as a bar, said in words by the tiles. */
function shareBar(now) {
	const part = (kind, n) => {
		const element = h(`span.${kind}`, n ? number(n) : "");

		element.style.flexGrow = n;
		return element;
	};

	return h(
		"div.share",
		{ "aria-hidden": "true" },
		part("unione", now.unione),
		part("comune", now.comune),
		part("unplaced", now.unplaced)
	);
}

function estimateNote(now) {
	if (!now.estimated) return h("p.note", _("As riordino proposes it; your answers change these figures at once."));
	return h(
		"p.note.estimate",
		h("strong", _("Estimate.")),
		" ",
		_(
			"These figures reckon with your answers. They become sure when riordino merges again with the saved decisions."
		),
		now.unplaced
			? [
					" ",
					fill(
						_N(
							"For {0} step that was added riordino will say who does it.",
							"For {0} steps that were added riordino will say who does them.",
							now.unplaced
						),
						number(now.unplaced)
					)
				]
			: null
	);
}

function soundWords() {
	return {
		sound: _("The proposal is sound: every case comes to its end."),
		unsound: _("The proposal is not sound, since no Comune's model is."),
		unknown: _("Whether the proposal is sound took too long to find out.")
	}[proposal.soundness];
}

function brief() {
	const tiles = h("div.tiles");
	const under = h("div", { "aria-live": "polite" });
	const { numbers } = merge;
	const draw = () => {
		const now = figures();

		tiles.replaceChildren(
			...placeTiles(now),
			tile(
				"open",
				number(now.open),
				_N("question is to be decided", "questions are to be decided", now.open),
				now.open ? h("a", { href: "#workshop" }, _("Go to the questions")) : _("all answered")
			),
			hoursTile(now)
		);
		under.replaceChildren(hasPlaces ? shareBar(now) : "", estimateNote(now));
	};

	draw();
	onChange(draw);
	return section(
		"brief",
		_("In brief"),
		h(
			"p.lead",
			filled(
				_(
					"Today {0} Comuni do this service with {1} activities in all. The proposal is one service of {2}: {3} duplicates go, {4} steps are left out, and cases change hands {5} times instead of {6}."
				),
				h("strong", number(comuni.length)),
				h("strong", number(numbers.activitiesIn)),
				h("strong", number(numbers.activitiesOut)),
				h("strong", number(numbers.duplicatesRemoved)),
				h("strong", number(numbers.activitiesLeftOut)),
				h("strong", number(numbers.handoversAfter)),
				h("strong", number(numbers.handoversBefore))
			)
		),
		tiles,
		under,
		h("p.sure", soundWords(), " ", fill(_("Work that two Comuni or more do: {0}."), percent(numbers.commonWork)))
	);
}

// The sheet of the service, in the order in which Italian public bodies present one.

const CARD = {
	whom: _("Whom it is for"),
	how: _("How it is done"),
	needs: _("What is needed"),
	gains: _("What one gets"),
	times: _("Times and deadlines"),
	office: _("Office in charge")
};

/** A place to write in, which paper shows as it was written. */
function blank(key, title) {
	const shown = h("p.written");
	const area = h("textarea", {
		rows: 2,
		"aria-label": title,
		placeholder: _("To be filled in"),
		oninput: () => {
			note(key, area.value);
			shown.textContent = area.value;
		}
	});

	area.value = shown.textContent = notes[key] || "";
	return [area, shown];
}

function card() {
	return section(
		"card",
		_("Sheet of the service"),
		h(
			"p.hint",
			_(
				"In the order of the “scheda servizio”. What the models say is there; the rest can be written in, and stays in this browser."
			)
		),
		h(
			"dl.card",
			Object.entries(CARD).map(([key, title]) =>
				h(
					"div",
					h("dt", title),
					h(
						"dd",
						page.card[key].length
							? h(
									"ul",
									page.card[key].map((name) => h("li", named(name)))
								)
							: null,
						blank(key, title)
					)
				)
			)
		)
	);
}
