// tables.js: who does what, duplicates, figures, and what has to be said openly

function comuniPictures() {
	return section(
		"comuni",
		_("The diagram of each Comune"),
		h("p.hint", _("As each of them drew it. The step that is chosen is marked in all of them.")),
		h(
			"div.pictures",
			merge.models.map((model, m) => new Diagram(`m${m}-`, comuni[m], m).element)
		)
	);
}

function matrix() {
	const cell = (row, m) => {
		const found = row.cells.find((one) => one.model === m);

		if (!found) return h("td.none", h("span.hidden", _("does not do it")));
		const node = nodeOf.get(origin(m, found.ids[0]));
		const label = found.labels.map((label, i) => label || found.ids[i]).join(" + ");

		const show = () => {
			choose(node);
			document.getElementById("step").scrollIntoView({ block: "nearest" });
		};

		return h("td", node ? button(named(label), show, "link") : named(label));
	};

	const nameOf = (row) =>
		workOf(row.cells.flatMap(({ model, ids }) => ids.map((id) => ({ model, id }))))?.label || row.label;

	return section(
		"matrix",
		_("Who does what"),
		h(
			"p.hint",
			_(
				"A row for each activity, in the order of the work; what each Comune calls it. An empty place: it does not do it."
			)
		),
		table(
			_("Activities and Comuni"),
			[_("Activity"), _("Comuni"), ...comuni.map(named)],
			compare.rows.map((row) => [
				named(nameOf(row)),
				`${row.count}/${comuni.length}`,
				...comuni.map((name, m) => cell(row, m))
			]),
			".matrix"
		)
	);
}

function twice() {
	const rows = [...duplicates.fragments, ...duplicates.activities].sort((a, b) => b.benefit - a.benefit);
	const placeOf = (node) => (node && isProposed(node) ? PLACES[steps.get(node.id)?.who] || _("in it") : "—");
	const nameOf = (row) => (row.members && workOf(row.members)?.label) || row.label || row.id;
	const whoseOf = (row) => [...new Set((row.members || row.occurrences).map((one) => one.model))];

	return section(
		"duplicates",
		_("Work done more than once"),
		h("p.hint", _("What would save most if it were done once comes first.")),
		rows.length === 0
			? h("p", _("There is none."))
			: table(
					_("Duplicates by benefit"),
					[_("Work"), _("What it is"), "Comuni", _("Fewer steps"), _("What to do"), _("In the proposal")],
					rows.map((row) => [
						named(nameOf(row)),
						row.size ? fill(_("{0} steps in a row"), row.size) : _("one activity"),
						comuniOf(whoseOf(row)),
						h("td.number", number(row.benefit)),
						named(row.advice.text),
						row.size ? "" : placeOf(workOf(row.members))
					])
				)
	);
}

function numbersSection() {
	const { numbers } = merge;
	const digit = (value) => h("td.number", number(value));

	return section(
		"numbers",
		_("In numbers"),
		table(
			_("By Comune"),
			["Comune", _("activities"), _("done by others too"), _("put together"), _("hand-overs")],
			numbers.comuni.map((one) => [
				named(comuni[one.model]),
				digit(one.activities),
				digit(one.common),
				digit(one.duplicates),
				one.handovers === null ? "–" : digit(one.handovers)
			])
		),
		table(
			_("Before and after"),
			[_("Figure"), _("today"), _("proposed")],
			[
				[_("activities"), digit(numbers.activitiesIn), digit(numbers.activitiesOut)],
				[_("duplicates removed"), h("td"), digit(numbers.duplicatesRemoved)],
				...(hasPlaces
					? [[_("duplicates of steps that each Comune still does"), h("td"), digit(numbers.duplicatesStaying)]]
					: []),
				[_("places where the Comuni part"), h("td"), digit(numbers.variationPoints)]
			]
		),
		h("p.handovers", page.figures.handovers, ".")
	);
}

const PLACES = { unione: "Unione", comune: "Comune" };

/** What each step takes, all Comuni together; the most first. */
function hoursByStep() {
	const known = proposal.steps.filter((step) => step.in && hoursOf.has(step.id));

	return table(
		_("Hours a year by step"),
		[_("Work"), _("Who does it"), _("proposed")],
		known
			.sort((a, b) => hoursOf.get(b.id) - hoursOf.get(a.id))
			.map((step) => [
				named(step.label),
				PLACES[step.who] || "—",
				h("td.number", number(hoursOf.get(step.id), 1))
			])
	);
}

function hoursSection() {
	if (!effort) return null;
	/* none at all: of this Comune there are no figures */
	const digit = (value) => h("td.number", value ? number(value, 1) : "—");
	const change = (from, to) => h("td.number", from ? signed(to - from) : "—");
	const silent = effort.comuni.filter((one) => one.withoutFigures);

	return section(
		"hours",
		_("Hours a year"),
		table(
			_("Hours a year by Comune"),
			["Comune", _("today"), _("proposed"), _("more or less")],
			[
				...effort.comuni.map((one) => [
					named(comuni[one.model]),
					digit(one.today),
					digit(one.proposed),
					change(one.today, one.proposed)
				]),
				[
					_("all"),
					digit(effort.hoursToday),
					digit(effort.hoursProposed),
					change(effort.hoursToday, effort.hoursProposed)
				]
			]
		),
		h(
			"p",
			fill(
				_("{0} of these hours are at the Unione. There are figures for {1} of {2} steps."),
				number(effort.hoursAtUnione, 1),
				effort.stepsWithFigures,
				effort.steps
			)
		),
		silent.length
			? h(
					"p.note",
					fill(
						_("Not counted, today and in the proposal: activities without figures in steps that have some ({0})."),
						silent.map((one) => `${comuni[one.model]} ${one.withoutFigures}`).join(", ")
					)
				)
			: null,
		hoursByStep(),
		h("h3", _("It is assumed that")),
		h(
			"ul",
			effort.assumptions.map((words) => h("li", words))
		)
	);
}

// What was not understood

function incomparable() {
	const apart = compare.similarity.filter((pair) => !pair.comparable);

	return apart.length
		? h(
				"div.warning",
				h("h3", _("Models that can hardly be compared")),
				h(
					"ul",
					apart.map((pair) =>
						h(
							"li",
							named(comuni[pair.a]),
							_(" and "),
							named(comuni[pair.b]),
							` — ${fill(_("alike by {0}"), percent(pair.score))}`
						)
					)
				)
			)
		: null;
}

function unsound() {
	const bad = merge.soundness.inputs.map((sound, m) => (sound === false ? comuni[m] : null)).filter(Boolean);

	return bad.length
		? h(
				"div.warning",
				h("h3", _("Models that do not always come to an end")),
				h(
					"p",
					named(bad.join(", ")),
					". ",
					_("Some case gets stuck there, or a step can never be reached; “riordino check” says where.")
				)
			)
		: null;
}

function problems() {
	const grave = check.problems.filter((problem) => problem.severity !== "note");

	return grave.length
		? h(
				"div.warning",
				h("h3", _("Problems in the files")),
				h(
					"ul",
					grave.map((problem) =>
						h(
							"li",
							h("strong", named(comuni[problem.model])),
							` (${merge.models[problem.model].file}:${problem.line}): `,
							named(problem.text)
						)
					)
				)
			)
		: null;
}

function known() {
	const said = [problems(), incomparable(), unsound()].filter(Boolean);

	return section(
		"known",
		_("What has to be said"),
		said.length ? said : h("p", _("No problem was found in the models, and all of them can be compared.")),
		h("h3", _("The rules of the proposal")),
		h(
			"ul.rules",
			proposal.rules.map((rule) => h("li", rule))
		),
		h("h3", _("The models")),
		h(
			"ul",
			merge.models.map((model, m) =>
				h(
					"li",
					h("strong", named(comuni[m])),
					": ",
					named(model.file),
					merge.certificate[m].holds ? ` — ${_("comes back out of the merge, whole")}` : ""
				)
			)
		),
		proposal.decisions.length
			? [
					h("h3", _("Decided before")),
					h(
						"ul",
						proposal.decisions.map((old) => h("li", named(`${old.decision}: ${old.answer}`)))
					)
				]
			: null
	);
}
