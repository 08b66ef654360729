#ifndef HACKATOP_CNCURSES_H
#define HACKATOP_CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

// Everything the program uses of ncurses, as ordinary functions, because Swift cannot see its macros and rejects its
// globals. One screen at a time, on one thread. The output of ncurses is collected, and sent without ever blocking.

// Sets the character set. With an empty name it comes from the environment, and plain C then means UTF-8. True if it is
// UTF-8.
bool hackatop_curses_locale(const char *name);
// Columns of a code point according to the C library; -1 if it cannot be shown.
int hackatop_glyph_width(uint32_t scalar);

// What the machine knows of a terminal type, without touching a terminal: 0 if nothing, 1 if it cannot position the
// cursor, 2 if it can. Colours are -1 for none.
int hackatop_curses_describe(const char *type, int *count);

// Takes the terminal for the screen. False if ncurses does not know the type, or if the type cannot position the
// cursor.
bool hackatop_curses_open(const char *type, int input, int output);
void hackatop_curses_close(void);

void hackatop_curses_size(int *columns, int *rows);
// Reads the terminal's size and applies it. True if it changed.
bool hackatop_curses_follow_size(void);
void hackatop_curses_resize(int columns, int rows);

int hackatop_curses_colors(void);
// Colours are red, green and blue in 24 bits, except the first eight, according to terminal types like xterm-direct.
bool hackatop_curses_has_direct_color(void);
enum {
    HACKATOP_BOLD = 1,
    HACKATOP_DIM = 2,
    HACKATOP_REVERSE = 4,
    HACKATOP_UNDERLINE = 8,
};
// The look of a style number (0 to 1023). Colour -1 is the terminal's own.
void hackatop_curses_style(int number, int flags, int foreground, int background);
// The colours of everything that has none, and of the empty screen. Forgets all styles.
void hackatop_curses_default_colours(int foreground, int background);
// From now on, the terminal is sent red, green and blue (0xRRGGBB) in the place of a colour from 16 to 255; -1 sends the
// number again.
void hackatop_curses_mix(int colour, int rgb);

void hackatop_curses_put(int column, int row, uint32_t base, uint32_t mark, uint32_t second_mark, int style);
// Computes the difference to what the terminal shows, and sends it. False if some of it must wait.
bool hackatop_curses_flush(void);
// Sends bytes after all earlier output.
void hackatop_curses_send(const char *bytes, int count);
// Sends pending output. False if there is still some.
bool hackatop_curses_drain(void);
// Asks for reports of the mouse, or for none, until the terminal is closed.
void hackatop_curses_use_mouse(bool is_used);
// The next flush sends every cell.
void hackatop_curses_invalidate(void);
// Bytes sent or pending since the terminal was opened.
long hackatop_curses_bytes(void);

void hackatop_curses_suspend(void);
void hackatop_curses_resume(void);

enum {
    HACKATOP_KEY_START = -1,
    HACKATOP_KEY_NONE = 0,
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
    // A key that the program has no use for.
    HACKATOP_KEY_OTHER,
    HACKATOP_KEY_FUNCTION = 0x1100,
};
// Reads the bytes typed so far. Never waits.
int hackatop_curses_read(unsigned char *bytes, int room);
// What the terminal's description says of these bytes: a key, the start of longer ones, or nothing.
int hackatop_curses_known(const char *bytes);

// For tests: the code points of a cell as stored by ncurses, and its attributes.
int hackatop_curses_inspect(int column, int row, uint32_t scalars[3]);
int hackatop_curses_inspect_style(int column, int row, int *foreground, int *background);

#endif
