#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "pairs.h"

#include <curses.h>

#include "CNcurses.h"

bool hackatop_curses_has_direct_color(void) {
    if (hackatop_curses_colors() <= 256) return false;
    const char *bits = tigetstr("RGB");
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (bits && bits != (char *)-1);
}

// A 24-bit colour does not fit into a short.
bool pairs_make(int pair, int foreground, int background) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    return init_extended_pair(pair, foreground, background) == OK;
#else
    if (foreground > 0x7fff || background > 0x7fff) return false;
    return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

void pairs_colours(int pair, int *foreground, int *background) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    if (extended_pair_content(pair, foreground, background) == OK) return;
#else
    short one, other;
    if (pair_content((short)pair, &one, &other) == OK) {
        *foreground = one;
        *background = other;
        return;
    }
#endif
    *foreground = *background = -1;
}
