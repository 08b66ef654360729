#define _GNU_SOURCE
#include "input.h"

#include <curses.h>
#include <poll.h>
#include <stdbool.h>
#include <unistd.h>

#include "CNcurses.h"

enum { longest_key = 32 };

static int keyboard = -1;
static unsigned char bytes[4096];
static size_t next, count;
// The last read did not fill the buffer, so all available input was in it.
static bool is_empty;

void input_open(int descriptor) {
    keyboard = descriptor;
    next = count = 0;
    is_empty = false;
}

static bool has_input(int milliseconds) {
    struct pollfd asked = {.fd = keyboard, .events = POLLIN};
    return poll(&asked, 1, milliseconds) == 1 && (asked.revents & POLLIN);
}

// wgetch reads byte by byte, and checks for input before each: seven system calls for an arrow key.
static bool read_more(int milliseconds) {
    if (!has_input(milliseconds)) return false;
    for (size_t i = next; i < count; i++) bytes[i - next] = bytes[i];
    count -= next;
    next = 0;
    ssize_t got = read(keyboard, bytes + count, sizeof bytes - count);
    is_empty = got < (ssize_t)(sizeof bytes - count);
    if (got <= 0) return false;
    count += (size_t)got;
    return true;
}

static int known_key(int code) {
    if (code >= KEY_F0 && code <= KEY_F0 + 63) return HACKATOP_KEY_FUNCTION + code - KEY_F0;
    switch (code) {
    case KEY_UP: return HACKATOP_KEY_UP;
    case KEY_DOWN: return HACKATOP_KEY_DOWN;
    case KEY_LEFT: return HACKATOP_KEY_LEFT;
    case KEY_RIGHT: return HACKATOP_KEY_RIGHT;
    case KEY_HOME: case KEY_FIND: case KEY_A1: return HACKATOP_KEY_HOME;
    case KEY_END: case KEY_SELECT: case KEY_C1: return HACKATOP_KEY_END;
    case KEY_PPAGE: case KEY_A3: return HACKATOP_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return HACKATOP_KEY_PAGE_DOWN;
    case KEY_ENTER: return HACKATOP_KEY_ENTER;
    case KEY_BTAB: return HACKATOP_KEY_BACK_TAB;
    case KEY_BACKSPACE: return HACKATOP_KEY_BACKSPACE;
    case KEY_DC: return HACKATOP_KEY_DELETE;
    case KEY_IC: return HACKATOP_KEY_INSERT;
    case KEY_MOUSE: return HACKATOP_KEY_MOUSE;
    default: return HACKATOP_KEY_UNKNOWN;
    }
}

// The key that starts at `next` according to the terminal's description, or else its first byte. The rest of a key may
// still be on its way: it is waited for as long as ncurses would.
int hackatop_curses_key(void) {
    if (keyboard < 0) return HACKATOP_KEY_NONE;
    if (next == count) {
        bool was_empty = is_empty;
        is_empty = false;
        if (was_empty || !read_more(0)) return HACKATOP_KEY_NONE;
    }
    char sequence[longest_key + 1];
    for (size_t length = 0; length < longest_key; length++) {
        if (next + length == count && !read_more(get_escdelay())) break;
        sequence[length] = (char)bytes[next + length];
        sequence[length + 1] = '\0';
        int code = sequence[length] ? key_defined(sequence) : 0;
        if (code > 0) {
            next += length + 1;
            return known_key(code);
        }
        // Negative means the start of a key, 0 means no key.
        if (code == 0) break;
    }
    return bytes[next++];
}
