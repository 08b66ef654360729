#define _GNU_SOURCE
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "CNcurses.h"

bool hackatop_curses_locale(const char *name) {
    const char *taken = setlocale(LC_CTYPE, name);
    bool is_environment = *name == '\0';
    const char *codeset = taken ? nl_langinfo(CODESET) : "";
    // Machines without a locale are common, terminals without UTF-8 are not. A different character set that was chosen
    // by hand is kept.
    bool is_plain = !taken || strcmp(codeset, "ANSI_X3.4-1968") == 0 || strcmp(codeset, "US-ASCII") == 0;
    if (is_environment && is_plain && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int hackatop_glyph_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
