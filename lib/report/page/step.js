// step.js: the step that is chosen: whose it is, why, and what is decided on it

const BECAUSE = {
	support: _("Most Comuni that come by do it."),
	decided: _("The workshop decided so."),
	kept: _("It has to be there: a control, an act due by law, or a time limit."),
	moved: _("It has to be there, though not where its Comune does it: look whether its place is right."),
	elsewhere: _("It is in the proposal as another step that is the same work."),
	dropped: _("Few do it, and it is left out.")
};

/** What speaks for it, or against. */
const reasons = (title, found) =>
	found.length
		? [
				h("h4", title),
				h(
					"ul",
					found.map((reason) =>
						h("li", h("span.reason", page.reasons[reason.code].text), reason.text ? [": ", named(reason.text)] : null)
					)
				)
			]
		: null;

/** One correspondence as evidence: how sure, and why. */
function evidence(same) {
	return h(
		"div.evidence",
		h(
			"p",
			fill(
				_("Taken for the same work; in cases like this that is right {0} times in 100."),
				number(100 * same.confidence)
			)
		),
		reasons(
			_("What speaks for it"),
			same.because.filter(({ code }) => page.reasons[code].for)
		),
		reasons(
			_("What speaks against it"),
			same.because.filter(({ code }) => !page.reasons[code].for)
		)
	);
}

/** Whose it is: of its own nodes, and of others that are the same work. */
function whose(node, correspondences) {
	const own = originsOf(node);
	const others = new Map();

	for (const same of correspondences)
		for (const member of same.members)
			if (!own.has(origin(member.model, member.id))) others.set(origin(member.model, member.id), member);
	const roleOf = (member) =>
		nodeOfMember(member)?.origins.find((o) => o.model === member.model && o.id === member.id)
			?.role;
	const row = (member, role, kind) => [
		named(comuni[member.model]),
		named(member.label || member.id),
		named(role || "—"),
		kind
	];

	return table(
		_("Whose it is, and what it is called there"),
		["Comune", _("Name"), _("Role"), _("Here")],
		[
			...node.origins.map((o) => row(o, o.role, _("this step"))),
			...[...others.values()]
				.sort((a, b) => a.model - b.model)
				.map((member) => row(member, roleOf(member), _("the same work, elsewhere")))
		]
	);
}

/** Who does it, and whether it is there: may be said of every step, asked or not. */
function deciding(node, step) {
	const own = node.origins[0];
	const pick = (kind, title, choices, current) => {
		const group = `${kind} ${own.name}`;
		const select = h(
			"select",
			{
				onchange: () => take([[group, select.value === current ? null : select.value, [own.label]]])
			},
			choices.map(([value, words]) =>
				h("option", { value }, value === current ? `${words} (${_("proposed")})` : words)
			)
		);

		select.value = wordOf(group) || current;
		return h("label.pick", title, " ", select);
	};

	return h(
		"div.picks",
		step.who
			? pick(
					"who",
					_("Who does it"),
					[
						["comune", "Comune"],
						["unione", "Unione"]
					],
					step.who
				)
			: null,
		pick(
			"step",
			_("In the service"),
			[
				["keep", _("yes")],
				["drop", _("no")]
			],
			step.in ? "keep" : "drop"
		)
	);
}

/** Why the step is there or not, and who does it. */
const facts = (step) => (step ? [BECAUSE[step.because], step.whoText].filter(Boolean) : []);

function stepPanel() {
	const panel = h("div.step", {
		id: "step",
		tabindex: -1,
		role: "region",
		"aria-label": _("The chosen step")
	});
	const heard = h("p.hidden", { "aria-live": "polite" });
	const draw = (node = chosen) => {
		heard.textContent = node ? `${node.label || node.id}, ${node.kind}` : "";
		if (!node) {
			panel.replaceChildren(
				h(
					"p.hint",
					_("Choose a step in a diagram: whose it is, what it is called elsewhere and why stands here.")
				)
			);
			return;
		}
		const step = steps.get(node.id);
		const correspondences = correspondencesOf(node);

		panel.replaceChildren(
			h("h3", named(node.label || node.id)),
			h("p.facts", [node.kind, ...facts(step)].join(" · ")),
			...(step ? [deciding(node, step)] : []),
			whose(node, correspondences),
			...correspondences.map(evidence)
		);
	};

	draw();
	onChoice.push(draw);
	/* whoever answers here stays where they are */
	onChange(() => panel.contains(document.activeElement) || draw());
	return [heard, panel];
}
