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
			_("Not reckoned: once riordino has a table of cases and minutes, the saving stands here.")
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
			before(now.unione, page.figures.unione)
		]),
		tile("comune", number(now.comune), _N("step stays at the Comune", "steps stay at the Comune", now.comune), [
			_("counters, and what meets the citizen"),
			before(now.comune, page.figures.comune)
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

const openWords = (n) =>
	proposal.agenda.some(isAnswered)
		? _N("question is still to be decided", "questions are still to be decided", n)
		: _N("question is to be decided", "questions are to be decided", n);

function estimateNote(now) {
	if (!now.answered) return h("p.note", _("As riordino proposes it; your answers change these figures at once."));
	if (!now.estimated) return h("p.note", _("As riordino reckons it with your answer: merged again it is the same."));
	return h(
		"p.note.estimate",
		h("strong", _("Estimate.")),
		" ",
		_(
			"riordino has reckoned each answer by itself; what several change together, or whether something is the same work, it reckons when it merges again with the saved decisions."
		),
		now.unplaced > 0
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

/** What becomes of the activities of today. */
function activityWords(now) {
	const said = [
		[
			now.duplicates,
			hasPlaces
				? _N(
						"{0} duplicate goes, since the Unione does the step once for all",
						"{0} duplicates go, since the Unione does the steps once for all",
						now.duplicates
					)
				: _N("{0} duplicate goes", "{0} duplicates go", now.duplicates)
		],
		[
			now.staying,
			_N(
				"{0} duplicate stays, of a step that each Comune still does",
				"{0} duplicates stay, of steps that each Comune still does",
				now.staying
			)
		],
		[now.leftOut, _N("{0} activity is left out", "{0} activities are left out", now.leftOut)]
	];

	return said
		.filter(([n]) => n > 0)
		.flatMap(([n, words], i) => [i ? "; " : ": ", filled(words, h("strong", number(n)))]);
}

/** The proposal in a sentence, with what is answered here. */
function leadWords(now) {
	return [
		filled(
			_("Today {0} Comuni do this service with {1} activities in all."),
			h("strong", number(comuni.length)),
			h("strong", number(merge.numbers.activitiesIn))
		),
		" ",
		filled(
			now.answered
				? _N(
						"With your answers it becomes one service of {0} step",
						"With your answers it becomes one service of {0} steps",
						now.steps
					)
				: _N("The proposal is one service of {0} step", "The proposal is one service of {0} steps", now.steps),
			h("strong", number(now.steps))
		),
		activityWords(now),
		"."
	].flat(3);
}

/** Who hands over to whom is known of one answer, not of several. */
const handoverWords = (now) =>
	h("p.handovers", now.handovers, ".", now.estimated ? ` ${_("Counted in the proposal, without your answers.")}` : null);

function soundWords() {
	return {
		sound: _("The proposal is sound: every case comes to its end."),
		unsound: _("The proposal is not sound, since no Comune's model is."),
		unknown: _("Whether the proposal is sound took too long to find out.")
	}[proposal.soundness];
}

function brief() {
	const tiles = h("div.tiles");
	const lead = h("p.lead");
	const under = h("div", { "aria-live": "polite" });
	const draw = () => {
		const now = figures();

		lead.replaceChildren(...leadWords(now));
		tiles.replaceChildren(
			...placeTiles(now),
			tile(
				"open",
				number(now.open),
				openWords(now.open),
				now.open ? h("a", { href: "#workshop" }, _("Go to the questions")) : _("all answered")
			),
			hoursTile(now)
		);
		under.replaceChildren(hasPlaces ? shareBar(now) : "", estimateNote(now), handoverWords(now));
	};

	draw();
	onChange(draw);
	return section(
		"brief",
		_("In brief"),
		lead,
		tiles,
		under,
		h("p.sure", soundWords(), " ", fill(_("Work that two Comuni or more do: {0}."), percent(merge.numbers.commonWork)))
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
				"In the order of the “scheda servizio”. What most models say is there, as a draft: it can be completed here, and that stays in this browser."
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
