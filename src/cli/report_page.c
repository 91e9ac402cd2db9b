#include "cli/report_page.h"

#include "qaz/utf8.h"

enum { BARS = 30, TABLE_ROWS = 200, QUOTES = 500 };

/* A style that follows the reader's light or dark setting. */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1d2733;--soft:#5d6b7a;--paper:#fbfaf7;--line:#dcd9d0;"
    "--bar:#00798c;--mark:#d1495b}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e4df;--soft:#9aa5b1;--paper:#171a1f;"
    "--line:#343a43;--bar:#3fb6c6;--mark:#ef8294}}\n"
    "body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
    "max-width:64rem;margin:0 auto;padding:1.5rem}\n"
    "h1{font-size:1.9rem;margin:.5rem 0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;"
    "border-bottom:1px solid var(--line)}\n"
    "nav a{margin-right:1rem;color:var(--bar)}\n"
    ".totals{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0;padding:0;list-style:none}\n"
    ".totals li{border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1.2rem}\n"
    ".totals b{display:block;font-size:1.5rem}\n"
    ".note,td.n,th.n{color:var(--soft)}td.n,th.n{text-align:right;"
    "font-variant-numeric:tabular-nums}\n"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .6rem;"
    "border-bottom:1px solid var(--line);vertical-align:top}\n"
    "svg{width:100%;height:auto}svg text{font:13px system-ui,sans-serif;fill:var(--ink)}"
    "svg rect{fill:var(--bar)}svg .n{fill:var(--soft)}\n"
    "blockquote{margin:.8rem 0;padding:.2rem 1rem;border-left:3px solid var(--mark)}\n"
    "blockquote footer{color:var(--soft)}\n"
    "details summary{cursor:pointer;color:var(--bar);margin:.5rem 0}\n";

static void add_total(qaz_buffer *out, uint64_t number, const char *what)
{
    qaz_buffer_add_text(out, "<li><b>");
    qaz_buffer_add_number(out, number);
    qaz_buffer_add_format(out, "</b>%s</li>\n", what);
}

static void add_section(qaz_buffer *out, const char *id, const char *title)
{
    qaz_buffer_add_format(out, "<h2 id=\"%s\">%s</h2>\n", id, title);
}

/* Appends a label that fits beside its bar. */
static void add_label(qaz_buffer *out, qaz_slice label)
{
    enum { LONGEST = 40 };
    size_t characters = 0, size;
    const char *at = label.data, *end = at + label.size;
    for (; at < end && characters < LONGEST; characters++, at += size)
        qaz_utf8_decode(at, end, &size);
    qaz_buffer_add_html(out, (qaz_slice){label.data, (size_t)(at - label.data)});
    if (at < end) {
        qaz_buffer_add_text(out, "…<title>");
        qaz_buffer_add_html(out, label);
        qaz_buffer_add_text(out, "</title>");
    }
}

/* Horizontal bars, the longest for the largest count, which need not come first. */
static void add_bars(qaz_buffer *out, cli_report_rows list, const char *label)
{
    enum { ROW = 24, LEFT = 310, WIDTH = 900, NUMBER = 60 };
    size_t shown = list.count < BARS ? list.count : BARS;
    uint64_t largest = 1;
    for (size_t i = 0; i < shown; i++)
        if (list.rows[i].count > largest)
            largest = list.rows[i].count;
    qaz_buffer_add_format(out, "<svg viewBox=\"0 0 %d %zu\" role=\"img\" aria-label=\"%s\">\n",
                          WIDTH, shown * ROW + 4, label);
    for (size_t i = 0; i < shown; i++) {
        const cli_report_row *row = &list.rows[i];
        double length = (double)row->count * (WIDTH - LEFT - NUMBER) / (double)largest;
        qaz_buffer_add_format(out, "<text x=\"%d\" y=\"%zu\" text-anchor=\"end\">", LEFT - 8,
                              i * ROW + 17);
        add_label(out, row->name);
        qaz_buffer_add_format(out,
                              "</text><rect x=\"%d\" y=\"%zu\" width=\"%.1f\" height=\"%d\" "
                              "rx=\"2\"/><text class=\"n\" x=\"%.1f\" y=\"%zu\">%ju</text>\n",
                              LEFT, i * ROW + 4, length, ROW - 7, LEFT + length + 6, i * ROW + 17,
                              (uintmax_t)row->count);
    }
    qaz_buffer_add_text(out, "</svg>\n");
}

static void add_table(qaz_buffer *out, cli_report_rows list, const char *name, const char *detail)
{
    size_t shown = list.count < TABLE_ROWS ? list.count : TABLE_ROWS;
    qaz_buffer_add_format(out,
                          "<details><summary>Table: %zu of %zu</summary>\n<table><tr><th>%s</th>"
                          "<th>%s</th><th class=\"n\">mentions</th>"
                          "<th class=\"n\">documents</th></tr>\n",
                          shown, list.count, name, detail);
    for (size_t i = 0; i < shown; i++) {
        const cli_report_row *row = &list.rows[i];
        qaz_buffer_add_text(out, "<tr><td>");
        qaz_buffer_add_html(out, row->name);
        qaz_buffer_add_text(out, "</td><td>");
        qaz_buffer_add_html(out, row->detail);
        qaz_buffer_add_format(out, "</td><td class=\"n\">%ju</td><td class=\"n\">%ju</td></tr>\n",
                              (uintmax_t)row->count, (uintmax_t)row->documents);
    }
    qaz_buffer_add_text(out, "</table></details>\n");
}

/* Bars and a table under a heading; a line where there is nothing to show. */
static void add_list(qaz_buffer *out, cli_report_rows list, const char *id, const char *title,
                     const char *detail)
{
    add_section(out, id, title);
    if (list.count == 0) {
        qaz_buffer_add_text(out, "<p class=\"note\">None found.</p>\n");
        return;
    }
    add_bars(out, list, title);
    add_table(out, list, title, detail);
}

static void add_quotes(qaz_buffer *out, const cli_report *report)
{
    size_t shown = report->quote_count < QUOTES ? report->quote_count : QUOTES;
    add_section(out, "quotes", "Quotations");
    qaz_buffer_add_format(out, "<p class=\"note\">%zu of %zu, in the order of the corpus</p>\n",
                          shown, report->quote_count);
    for (size_t i = 0; i < shown; i++) {
        const cli_report_quote *quote = &report->quotes[i];
        qaz_buffer_add_text(out, "<blockquote>");
        qaz_buffer_add_html(out, quote->text);
        qaz_buffer_add_text(out, "<footer>");
        qaz_buffer_add_html(out, quote->speaker.size > 0 ? quote->speaker
                                                         : qaz_slice_of("(nobody named)"));
        if (quote->role.size > 0) {
            qaz_buffer_add_text(out, ", ");
            qaz_buffer_add_html(out, quote->role);
        }
        qaz_buffer_add_text(out, " &middot; ");
        qaz_buffer_add_html(out, quote->document);
        qaz_buffer_add_text(out, "</footer></blockquote>\n");
    }
}

void cli_report_page(const cli_report *report, qaz_buffer *out)
{
    qaz_buffer_add_text(out,
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n"
                        "<title>Corpus report</title>\n<style>\n");
    qaz_buffer_add_text(out, style);
    qaz_buffer_add_text(
        out, "</style>\n</head>\n<body>\n<h1>Corpus report</h1>\n<nav><a href=\"#words\">Words</a>"
             "<a href=\"#people\">People</a><a href=\"#schools\">Schools</a>"
             "<a href=\"#places\">Places</a><a href=\"#speakers\">Speakers</a>"
             "<a href=\"#quotes\">Quotations</a></nav>\n<ul class=\"totals\">\n");
    add_total(out, report->documents, "documents");
    add_total(out, report->sentences, "sentences");
    add_total(out, report->words, "words");
    add_total(out, report->types, "different words");
    add_total(out, report->people.count, "people");
    add_total(out, report->schools.count, "schools");
    add_total(out, report->quote_count, "quotations");
    qaz_buffer_add_text(out, "</ul>\n");
    add_list(out, report->frequent, "words", "Words by lemma", "");
    add_list(out, report->people, "people", "People", "role");
    add_list(out, report->schools, "schools", "Schools", "kind, place");
    add_list(out, report->places, "places", "Places", "type");
    add_list(out, report->speakers, "speakers", "Who is quoted", "role");
    add_quotes(out, report);
    qaz_buffer_add_format(out, "<p class=\"note\">Made by qaz %s</p>\n</body>\n</html>\n",
                          qaz_version());
}
