#ifndef HACKATOP_CNCURSES_H
#define HACKATOP_CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// All of ncurses that the program uses, as plain functions: Swift cannot see its macros and refuses its globals.
// One screen at a time; one thread. What ncurses writes is collected and sent without ever waiting.

// Chooses the character set: the environment's with an empty name, where plain C means UTF-8 all the same.
// True if it is UTF-8.
bool hackatop_curses_locale(const char *name);
// Columns the C library counts for a code point; -1 where it can show none.
int hackatop_glyph_width(uint32_t scalar);

// Takes the terminal for the screen. False if ncurses does not know the type, or it cannot place the cursor.
bool hackatop_curses_open(const char *type, int input, int output);
void hackatop_curses_close(void);

void hackatop_curses_size(int *columns, int *rows);
// Asks the terminal for its size and takes it over; true if it changed.
bool hackatop_curses_follow_size(void);
void hackatop_curses_resize(int columns, int rows);

int hackatop_curses_colors(void);
// Colours are red, green and blue in 24 bits, but for the first eight: so say terminal types like xterm-direct.
bool hackatop_curses_has_direct_color(void);
enum {
    HACKATOP_BOLD = 1,
    HACKATOP_DIM = 2,
    HACKATOP_REVERSE = 4,
    HACKATOP_UNDERLINE = 8,
};
// What a style number (0 to 31) looks like; colour -1 is the terminal's own.
void hackatop_curses_style(int number, int flags, int colour);

void hackatop_curses_put(int column, int row, uint32_t base, uint32_t mark, uint32_t second_mark, int style);
// Makes the difference to what the terminal shows, and sends it. False if some of it must wait.
bool hackatop_curses_flush(void);
// Sends bytes after everything before them.
void hackatop_curses_send(const char *bytes, int count);
// Sends what had to wait. False if there is still some.
bool hackatop_curses_drain(void);
// The next flush sends every cell.
void hackatop_curses_invalidate(void);
// Bytes sent or waiting since the terminal was opened.
long hackatop_curses_bytes(void);

void hackatop_curses_suspend(void);
void hackatop_curses_resume(void);

enum {
    HACKATOP_KEY_NONE = -1,
    HACKATOP_KEY_UP = 0x1000,
    HACKATOP_KEY_DOWN,
    HACKATOP_KEY_LEFT,
    HACKATOP_KEY_RIGHT,
    HACKATOP_KEY_HOME,
    HACKATOP_KEY_END,
    HACKATOP_KEY_PAGE_UP,
    HACKATOP_KEY_PAGE_DOWN,
    HACKATOP_KEY_ENTER,
    HACKATOP_KEY_BACK_TAB,
    HACKATOP_KEY_BACKSPACE,
    HACKATOP_KEY_DELETE,
    HACKATOP_KEY_INSERT,
    // The start of a report of the mouse, whose numbers follow.
    HACKATOP_KEY_MOUSE,
    HACKATOP_KEY_UNKNOWN,
    HACKATOP_KEY_FUNCTION = 0x1100,
};
// The next byte or key without waiting, but for the 25 ms in which an escape may still become a sequence.
int hackatop_curses_key(void);

// For tests: the code points of a cell as ncurses holds it, and its attributes.
int hackatop_curses_inspect(int column, int row, uint32_t scalars[3]);
int hackatop_curses_inspect_style(int column, int row, int *colour);

#endif
