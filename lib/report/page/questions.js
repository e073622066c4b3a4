// questions.js: what the workshop decides, beside the picture of it

const GROUPS = [
	{
		codes: ["asked-again"],
		title: _("To be decided again"),
		words: _("Decided once, of steps that are gone or have another name by now.")
	},
	{
		codes: ["lost"],
		title: _("Without a place"),
		words: _("These have to be there, and no place was found for them.")
	},
	{
		codes: ["left-open", "variation"],
		title: _("Different ways"),
		words: _("Here the Comuni do different things: which way does the associated service take?")
	},
	{ codes: ["who"], title: _("Comune or Unione"), words: _("For these steps the signs disagree.") },
	{
		codes: ["term"],
		title: _("Terms"),
		words: _("The Comuni wait for different times: how long does the associated service wait?")
	},
	{
		codes: ["placement", "kept", "dropped"],
		title: _("Steps to confirm"),
		words: _("Kept or left out by rule, though few Comuni have them.")
	},
	{
		codes: ["correspondence"],
		late: true,
		title: _("Is it the same work?"),
		words: _(
			"riordino takes them for the same work, but is not sure. What is said here counts when it merges again."
		)
	},
	{ codes: ["name"], late: true, title: _("What to call it"), words: _("One name for each step.") }
];

/** Whether a step is to be kept and would not be there all the same. */
const isInVain = (point, one) =>
	one.answer === "keep" &&
	!one.proposed &&
	outcomes.get(`${point.decision}=keep`)?.steps.some((step) => step.id === point.id && step.in) === false &&
	steps.has(point.id);

/** Words for an answer: of a way what is done on it, of others what it means. */
function answerWords(point, one) {
	const tag = one.proposed ? h("span.tag", _("proposed")) : null;
	const vain = isInVain(point, one)
		? h("span.way", _("by itself it finds no place: choose a way that has it, or draw it in"))
		: null;

	if (!one.models) return [named(one.text), " ", tag, vain];
	return [h("strong", named(comuniOf(one.models))), " ", tag, one.way.split("; ").map((outcome) => h("span.way", named(outcome)))];
}

/** What its step is called in the diagrams. */
const titleOf = (point) => nodes.get(point.id)?.label || point.labels[0];

/** The text with the names that were given to its steps here. */
const calledNow = (text) =>
	[...changes().values()].reduce(
		(now, { step, label }) => (label ? now.replaceAll(`«${step.label}»`, `«${label}»`) : now),
		text
	);

/** What makes a point of several: its name, and whose it is. */
function pointTitle(point, question) {
	if (isWay(point)) return _("Which way?");
	if (point.code === "correspondence" || question.code !== point.code) return named(point.text);
	return named(titleOf(point));
}

function pointFields(point, question, number) {
	const alone = question.points.length === 1;
	const fields = h(
		"fieldset",
		{ "data-decision": point.decision },
		h(alone ? "legend.hidden" : "legend", alone ? named(question.text) : pointTitle(point, question))
	);
	const choices = point.answers.map((one, i) => {
		const input = h("input", {
			type: "radio",
			name: `answer-${number}`,
			id: `answer-${number}-${i}`,
			onchange: () => {
				take([[point.decision, one.answer, point.labels]]);
				choose(nodeOfPoint(point));
			}
		});

		return {
			one,
			input,
			element: h("div.choice", input, h("label", { for: input.id }, answerWords(point, one)))
		};
	});
	const clear = button(
		_("Take the answer back"),
		() => {
			take([[point.decision, null]]);
			choices[0].input.focus();
		},
		"quiet"
	);
	const other = ["name", "term"].includes(point.code) ? otherName(point) : null;
	const draw = () => {
		for (const { one, input } of choices) input.checked = wordOf(point.decision) === one.answer;
		other?.draw();
		clear.hidden = !answers.has(point.decision);
	};

	if (["who", "term", "lost", "placement", "kept", "dropped"].includes(point.code))
		fields.append(
			h(
				"ul.details",
				(nodes.get(point.id)?.origins || []).map((own) =>
					h(
						"li",
						named(comuni[own.model]),
						": ",
						named(own.label),
						own.role ? [" — ", named(own.role)] : null
					)
				)
			)
		);
	if (point.code === "who") fields.append(h("p.note", steps.get(point.id)?.whoText));
	fields.append(...choices.map((choice) => choice.element));
	if (other) fields.append(other.element);
	fields.append(clear);
	draw();
	onChange(draw);
	return fields;
}

/** A name that no Comune has. */
function otherName(point) {
	const known = point.answers.map((one) => one.answer);
	const input = h("input", {
		type: "text",
		"aria-label": fill(_("Another name for {0}"), titleOf(point)),
		placeholder: _("Another name"),
		onchange: () => take([[point.decision, input.value.trim() || null, point.labels]])
	});

	return {
		element: h("div.choice", input),
		draw: () => {
			const word = wordOf(point.decision);

			input.value = word && !known.includes(word) ? word : "";
		}
	};
}

let fieldsets = 0;

function questionCard(question, i) {
	const state = h("span.state");
	const title = named(question.text);
	const node = question.points.length && nodeOfPoint(question.points[0]);
	const [first, ...more] = question.points;
	const body = isWay(question)
		? [
				pointFields(first, question, fieldsets++),
				more.length
					? foldable(
							false,
							fill(
								_N("{0} single step on these ways", "{0} single steps on these ways", more.length),
								more.length
							),
							more.map((point) => pointFields(point, question, fieldsets++))
						)
					: null
			]
		: question.points.map((point) => pointFields(point, question, fieldsets++));
	const card = h(
		"article.question",
		{ id: `question-${i + 1}`, "aria-labelledby": `question-${i + 1}-title` },
		h("h4", { id: `question-${i + 1}-title` }, h("span.count", `${i + 1}`), " ", title),
		state,
		node ? button(_("Show in the diagram"), () => choose(node), "quiet") : null,
		body
	);
	const draw = () => {
		const done = isAnswered(question);

		title.textContent = calledNow(question.text);
		card.classList.toggle("done", done);
		state.textContent = isAsked(question) ? (done ? _("answered") : _("to be decided")) : _("to be talked about");
	};

	draw();
	onChange(draw);
	return card;
}

function questions() {
	const numbered = proposal.agenda.map((question, i) => ({ question, i }));

	if (!numbered.length) return h("p", _("There is nothing left to decide."));
	return GROUPS.map(({ codes, title, words, late }) => {
		const here = numbered.filter(({ question }) => codes.includes(question.code));

		return here.length
			? h(
					"div.group",
					foldable(
						!late,
						h("h3", title, " ", h("span.count", number(here.length))),
						h("p.hint", words),
						here.map(({ question, i }) => questionCard(question, i))
					)
				)
			: null;
	}).filter(Boolean);
}

/** How far the workshop is, and on to what is open. */
function progress() {
	const bar = h("progress", { "aria-label": _("Questions that are decided") });
	const words = h("span");
	const toDecide = proposal.agenda.filter(isAsked);
	const next = button(_("Next open question"), () => {
		const card = document.getElementById(`question-${proposal.agenda.indexOf(openQuestions()[0]) + 1}`);

		card.closest("details").open = true;
		card.scrollIntoView({ block: "center" });
		card.querySelector("input").focus({ preventScroll: true });
	});
	const draw = () => {
		const left = openQuestions().length;

		bar.max = toDecide.length;
		bar.value = toDecide.length - left;
		words.textContent = fill(_("{0} of {1} decided"), number(toDecide.length - left), number(toDecide.length));
		next.hidden = left === 0;
	};

	if (!toDecide.length) return null;
	draw();
	onChange(draw);
	return h("p.progress", bar, " ", words, " ", next);
}

// Both side by side

function workshop() {
	const proposed = new Diagram("p-", _("The proposal"));
	const union = new Diagram("u-", _("All ways of all Comuni"));
	const both = [proposed, union];
	const tabs = both.map((diagram, i) => button(diagram.title, () => open(i), "tab"));
	const open = (which) =>
		both.forEach((diagram, i) => {
			diagram.element.classList.toggle("closed", i !== which);
			tabs[i].setAttribute("aria-pressed", i === which);
		});
	const sight = h("div.sight");
	const large = button(
		_("Whole window"),
		() => {
			large.setAttribute("aria-pressed", sight.classList.toggle("large"));
			for (const diagram of both) diagram.show(diagram.whole);
		},
		"tab"
	);
	const draw = () => {
		const changed = changes();

		proposed.showChanges(changed);
		union.showChanges(changed, { union: true });
	};

	large.setAttribute("aria-pressed", false);
	sight.append(
		h("div.tabs", { role: "group", "aria-label": _("Diagram") }, tabs, large),
		...both.map((diagram) => diagram.element),
		h(
			"p.hint.keys",
			_("Drag to move; Ctrl and the wheel, or + and −, change the size. Faded: not in the proposal.")
		),
		...stepPanel()
	);
	sight.addEventListener("keydown", (event) => {
		if (event.key === "Escape" && sight.classList.contains("large")) large.click();
	});
	open(0);
	onChoice.push((node) => {
		if (!proposed.shows(node)) open(1);
	});
	onChange(draw);
	requestAnimationFrame(draw);
	return section(
		"workshop",
		_("Questions for the workshop"),
		h("p.hint", _("Answers stay in this browser until they are saved; figures and diagrams follow them at once.")),
		h("div.beside", h("div.list", progress(), questions()), sight)
	);
}
