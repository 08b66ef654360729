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
bool pairs_make(int pair, int colour) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    return init_extended_pair(pair, colour, -1) == OK;
#else
    return colour <= 0x7fff && init_pair((short)pair, (short)colour, -1) == OK;
#endif
}

int pairs_colour(int pair) {
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    int foreground, background;
    return extended_pair_content(pair, &foreground, &background) == OK ? foreground : -1;
#else
    short foreground, background;
    return pair_content((short)pair, &foreground, &background) == OK ? foreground : -1;
#endif
}
