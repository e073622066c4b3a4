// base.js: documents, words, numbers and elements
//
// Names come from files that anybody may have made: they reach the page as text nodes and as values
// of attributes that name nothing to load or to run, and nowhere else.

/** The document of that name that the page came with. */
const data = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);

// The words are put into the program's language when the page is made.
const _ = (words) => words;
const _N = (one, many, n) => (n === 1 ? one : many);

/** The text with {0}, {1}… replaced. */
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (all, i) => values[i]);

/** The same with elements, as children for h(). */
const filled = (text, ...values) => text.split(/\{(\d)\}/).map((piece, i) => (i % 2 ? values[piece] : piece));

const number = (value, digits = 0) =>
	value.toLocaleString(document.documentElement.lang, {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
		useGrouping: "always"
	});

/** What it is more or less: "+26,4", "−80,0". */
const signed = (value) => (value < 0 ? "−" : value > 0 ? "+" : "") + number(Math.abs(value), 1);

const percent = (share) => `${number(100 * share)}%`;

/** h("p.note", {title: "…"}, "text", element…): an element; what is null is left out. */
function h(what, ...rest) {
	const [tag, ...classes] = what.split(".");
	const element = document.createElement(tag);
	const plain = (value) => value && value.constructor === Object;
	const attributes = plain(rest[0]) ? rest.shift() : {};

	if (classes.length) element.className = classes.join(" ");
	for (const [key, value] of Object.entries(attributes)) {
		if (value === null || value === undefined || value === false) continue;
		if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
		else element.setAttribute(key, value === true ? "" : value);
	}
	element.append(...rest.flat(3).filter((child) => child !== null && child !== undefined));
	return element;
}

/** A name, which may be written from right to left in a text that is not. */
const named = (text) => h("bdi", text);

const button = (words, onclick, kind = "") => h(kind ? `button.${kind}` : "button", { type: "button", onclick }, words);

function table(caption, heads, rows, kind = "") {
	return h(
		"div.scroll",
		{ tabindex: 0, role: "region", "aria-label": caption },
		h(
			`table${kind}`,
			h("caption", caption),
			h(
				"thead",
				h(
					"tr",
					heads.map((head) => h("th", { scope: "col" }, head))
				)
			),
			h(
				"tbody",
				rows.map(([first, ...cells]) =>
					h(
						"tr",
						h("th", { scope: "row" }, first),
						cells.map((cell) => (cell instanceof Element && cell.tagName === "TD" ? cell : h("td", cell)))
					)
				)
			)
		)
	);
}

/** A part that can be folded away. */
const foldable = (open, summary, ...children) => h("details", { open }, h("summary", summary), children);

const section = (id, title, ...children) =>
	h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), children);

/** "san-lazzaro" as people write it; what somebody wrote with care stays as it is. */
const place = (name) =>
	/^[\p{Ll}\d_-]+$/u.test(name)
		? name.replace(/[-_]+/g, " ").replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
		: name;
