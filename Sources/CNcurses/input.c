#define _GNU_SOURCE
#include "input.h"

#include <curses.h>
#include <poll.h>
#include <unistd.h>

#include "CNcurses.h"

static int keyboard = -1;

void input_open(int descriptor) { keyboard = descriptor; }

// Not wgetch, which reads byte by byte, checks for input before each, and waits for the rest of a key.
int hackatop_curses_read(unsigned char *bytes, int room) {
    struct pollfd asked = {.fd = keyboard, .events = POLLIN};
    if (keyboard < 0 || poll(&asked, 1, 0) != 1 || !(asked.revents & POLLIN)) return 0;
    ssize_t got = read(keyboard, bytes, (size_t)room);
    return got > 0 ? (int)got : 0;
}

static int known_key(int code) {
    if (code >= KEY_F0 && code <= KEY_F0 + 63) return HACKATOP_KEY_FUNCTION + code - KEY_F0;
    switch (code) {
    case KEY_UP: return HACKATOP_KEY_UP;
    case KEY_DOWN: return HACKATOP_KEY_DOWN;
    case KEY_LEFT: return HACKATOP_KEY_LEFT;
    case KEY_RIGHT: return HACKATOP_KEY_RIGHT;
    case KEY_HOME: case KEY_FIND: return HACKATOP_KEY_HOME;
    case KEY_END: case KEY_SELECT: return HACKATOP_KEY_END;
    case KEY_PPAGE: return HACKATOP_KEY_PAGE_UP;
    case KEY_NPAGE: return HACKATOP_KEY_PAGE_DOWN;
    case KEY_ENTER: return HACKATOP_KEY_ENTER;
    case KEY_BTAB: return HACKATOP_KEY_BACK_TAB;
    case KEY_BACKSPACE: return HACKATOP_KEY_BACKSPACE;
    case KEY_DC: return HACKATOP_KEY_DELETE;
    case KEY_IC: return HACKATOP_KEY_INSERT;
    // Only the start of a report, whose end the description does not tell.
    case KEY_MOUSE: return HACKATOP_KEY_NONE;
    // The corners of a number pad are among these: in its application mode they are digits.
    default: return HACKATOP_KEY_OTHER;
    }
}

int hackatop_curses_known(const char *bytes) {
    int code = key_defined(bytes);
    return code > 0 ? known_key(code) : code < 0 ? HACKATOP_KEY_START : HACKATOP_KEY_NONE;
}
