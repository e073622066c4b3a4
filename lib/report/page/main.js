// main.js: the page

const TITLES = [
	["brief", _("In brief")],
	["card", _("Sheet")],
	["workshop", _("Questions")],
	["comuni", _("Diagrams")],
	["matrix", _("Who does what")],
	["duplicates", _("Duplicates")],
	["numbers", _("Numbers")],
	["hours", _("Hours")],
	["known", _("To know")]
];

function save() {
	const file = new Blob([decisionsFile()], { type: "text/plain;charset=utf-8" });
	const link = h("a", { href: URL.createObjectURL(file), download: _("decisions.txt") });

	link.click();
	URL.revokeObjectURL(link.href);
	say(fill(_("Saved. Next: riordino merge --mode=proposal … --decisions={0}"), _("decisions.txt")));
}

/** Takes the answers of a file that was saved before, here or on another computer. */
async function load(file) {
	const given = readDecisions(await file.text());

	take(given);
	say(fill(_N("{0} answer was read.", "{0} answers were read.", given.length), number(given.length)));
}

function banner() {
	const count = h("span.count");
	const file = h("input", {
		type: "file",
		accept: ".txt,text/plain",
		hidden: true,
		onchange: () => {
			if (file.files[0]) load(file.files[0]);
			/* so that the same file can be opened again */
			file.value = "";
		}
	});
	const draw = () => {
		count.textContent = number(answers.size);
		if (!store.kept) say(_("This browser does not keep answers: save them before you close the page."));
	};

	draw();
	onChange(draw);
	return head(
		_("Proposal of an associated service"),
		service,
		`Comuni: ${comuni.join(", ")}`,
		h("button.main", { type: "button", onclick: save }, _("Save the decisions"), " ", count),
		button(_("Open decisions"), () => file.click()),
		file
	);
}

build(
	service,
	banner(),
	TITLES,
	[
		brief(),
		card(),
		workshop(),
		comuniPictures(),
		matrix(),
		twice(),
		numbersSection(),
		hoursSection(),
		known()
	].filter(Boolean)
);
