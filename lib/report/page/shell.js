// shell.js: what every page has around its parts

const status = h("p.status", { role: "status" });

function say(words) {
	status.textContent = words;
	status.classList.add("shown");
	setTimeout(() => status.classList.remove("shown"), 8000);
}

/** The head of a page: what it is, of what, whose, and what can be done with it. */
const head = (kicker, title, whose, ...acts) =>
	h(
		"header.top",
		h("div.title", h("p.kicker", kicker), h("h1", named(title)), h("p.of", named(whose))),
		h(
			"div.acts",
			acts,
			button(_("Print"), () => print())
		)
	);

/** The page of sections; titles are for the list of them, by their ids. */
function build(title, banner, titles, sections) {
	const there = new Set(sections.map((one) => one.id));

	document.title = `${title} — ${document.title}`;
	for (const old of document.querySelectorAll("#material figure")) old.remove();
	document.body.append(
		h("a.skip", { href: `#${sections[0].id}` }, _("Go to the content")),
		banner,
		h(
			"nav",
			{ "aria-label": _("Parts of the page") },
			h(
				"ul",
				titles.filter(([id]) => there.has(id)).map(([id, words]) => h("li", h("a", { href: `#${id}` }, words)))
			)
		),
		h("main", sections),
		h("footer", h("p", _("Made by riordino. This file needs no network and sends nothing."))),
		status
	);
}

/** On paper all is open; on the screen it is as it was. */
const folded = [];
addEventListener("beforeprint", () => {
	folded.push(...document.querySelectorAll("details:not([open])"));
	for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => {
	for (const one of folded.splice(0)) one.open = false;
});
