#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <wchar.h>

#include "CNcurses.h"
#include "pairs.h"

int hackatop_curses_inspect(int column, int row, uint32_t scalars[3]) {
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1] = {0};
    attr_t attributes;
    short pair;
    scalars[0] = scalars[1] = scalars[2] = 0;
    if (!stdscr || mvwin_wch(stdscr, row, column, &cell) != OK) return -1;
    if (getcchar(&cell, text, &attributes, &pair, NULL) != OK) return -1;
    int count = 0;
    while (count < 3 && text[count]) {
        scalars[count] = (uint32_t)text[count];
        count++;
    }
    return count;
}

int hackatop_curses_inspect_style(int column, int row, int *foreground, int *background) {
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1] = {0};
    attr_t attributes;
    short pair;
    *foreground = *background = -1;
    if (!stdscr || mvwin_wch(stdscr, row, column, &cell) != OK) return -1;
    if (getcchar(&cell, text, &attributes, &pair, NULL) != OK) return -1;
    if (pair > 0) pairs_colours(pair, foreground, background);
    return (attributes & A_BOLD ? HACKATOP_BOLD : 0) | (attributes & A_DIM ? HACKATOP_DIM : 0)
        | (attributes & A_REVERSE ? HACKATOP_REVERSE : 0) | (attributes & A_UNDERLINE ? HACKATOP_UNDERLINE : 0);
}
