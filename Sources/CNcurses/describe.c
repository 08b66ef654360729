#include "CNcurses.h"

#include <curses.h>
#include <term.h>

int hackatop_curses_describe(const char *type, int *count) {
    int status = 0;
    *count = -1;
    if (setupterm(type, 1, &status) != OK) return 0;
    const char *place = tigetstr("cup");
    *count = tigetnum("colors");
    del_curterm(cur_term);
    return place && place != (char *)-1 ? 2 : 1;
}
