/*
 * page.h: one HTML file, with all that it needs
 *
 * A frame (page/page.html) that gets a style, a program, pictures and data.  The data are the
 * documents that other programs get, so that nothing is reckoned here that is not reckoned there;
 * the program (page/…js) makes of them what people see.  It is plain and runs as it is written, but
 * for its words: each _("…") in it is translated here.
 *
 * Names come from files that anybody may have made.  The program puts them into text nodes only,
 * in the data every "<" is written as an escape, and the page allows no other program than its own,
 * and no network.
 *
 * The frame's beginning is written first, then what is added, then its end: all in one place, which
 * may get large.
 *
 *     RioPage *page = rio_page_new(title, scripts, language);
 *
 *     rio_page_add_picture(page, "a-", model);
 *     rio_page_take_data(page, "diff", json);
 *     return rio_page_end(page);
 */
#pragma once

#include <riordino/language.h>
#include <riordino/model.h>

typedef struct _RioPage RioPage;

/* Its program is the files of those names in page/, up to NULL. */
RioPage *rio_page_new(const char *title, const char *const *scripts, RioLanguage language);

/* A picture whose elements have ids with @prefix. */
void rio_page_add_picture(RioPage *page, const char *prefix, RioModel *model);

/* A JSON document, in an element "data-NAME"; @json is freed. */
void rio_page_take_data(RioPage *page, const char *name, char *json);

/* The whole page; @page is freed. */
char *rio_page_end(RioPage *page);
