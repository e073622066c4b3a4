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
 *     RioPage *page = rio_page_new(language);
 *
 *     rio_page_add_picture(page, "a-", model);
 *     rio_page_add_data(page, "diff", json);
 *     return rio_page_end(page, title, scripts);
 */
#pragma once

#include <riordino/language.h>
#include <riordino/model.h>

typedef struct _RioPage RioPage;

RioPage *rio_page_new(RioLanguage language);

/* A picture whose elements have ids with @prefix. */
void rio_page_add_picture(RioPage *page, const char *prefix, RioModel *model);

/* A JSON document, in an element "data-NAME". */
void rio_page_add_data(RioPage *page, const char *name, const char *json);

/* The page, made of the files of those names in page/, up to NULL; @page is freed. */
char *rio_page_end(RioPage *page, const char *title, const char *const *scripts);
