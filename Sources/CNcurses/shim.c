#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "input.h"
#include "looks.h"
#include "modes.h"
#include "output.h"
#include "pairs.h"

enum { styles = 1024, most_columns = 1000, most_rows = 500 };

static SCREEN *screen;
static FILE *input_file, *output_file;
static int margin;   // number of columns on the right that stay empty
static int default_foreground = -1, default_background = -1;
static attr_t style_attributes[styles];
static short style_pairs[styles];
static short pair_count;  // pairs in use; pair 0 has the default colours

static void close_files(void) {
    if (input_file) fclose(input_file);
    if (output_file) fclose(output_file);
    input_file = output_file = NULL;
}

static FILE *copied(int descriptor, const char *mode) {
    int copy = dup(descriptor);
    if (copy < 0) return NULL;
    FILE *file = fdopen(copy, mode);
    if (!file) close(copy);
    return file;
}

// Signals are handled by the program, whether it or ncurses starts first.
static const int kept_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { kept_count = sizeof kept_signals / sizeof *kept_signals };

static SCREEN *new_screen(const char *type) {
    struct sigaction before[kept_count];
    for (int i = 0; i < kept_count; i++) sigaction(kept_signals[i], NULL, &before[i]);
    SCREEN *made = newterm(type, output_file, input_file);
    for (int i = 0; i < kept_count; i++) sigaction(kept_signals[i], &before[i], NULL);
    return made;
}

bool hackatop_curses_open(const char *type, int input, int output) {
    if (screen) return false;
    input_file = copied(input, "r");
    output_file = copied(output, "w");
    if (!input_file || !output_file || !output_open(output, fileno(output_file))) {
        close_files();
        return false;
    }
    // Uses the terminal's size, not LINES and COLUMNS.
    use_env(FALSE);
    use_tioctl(TRUE);
    screen = new_screen(type);
    const char *cursor_address = screen ? tigetstr("cup") : NULL;
    if (!cursor_address || cursor_address == (char *)-1) {
        hackatop_curses_close();
        return false;
    }
    set_term(screen);
    raw();
    noecho();
    nonl();
    typeahead(-1);
    idlok(stdscr, TRUE);
    leaveok(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    // According to its description, the cursor moves from the last column to the next row at once, and ncurses relies
    // on that. If such a description is a substitute, the real terminal waits for another glyph, as nearly all do.
    margin = tigetflag("am") == 1 && tigetflag("xenl") != 1;
    modes_open(strncmp(cursor_address, "\033[", 2) == 0);
    if (margin) idcok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    def_prog_mode();
    output_capture();
    // These write at once. The second also makes ncurses read the description's keys.
    curs_set(0);
    keypad(stdscr, TRUE);
    output_collect();
    modes_ask();
    output_drain();
    input_open(fileno(input_file));
    hackatop_curses_follow_size();
    return true;
}

void hackatop_curses_close(void) {
    if (screen) {
        output_drain();
        output_release();
        if (!isendwin()) {
            modes_end();
            endwin();
        }
        delscreen(screen);
    }
    screen = NULL;
    input_open(-1);
    output_close();
    close_files();
}

void hackatop_curses_size(int *columns, int *rows) {
    *columns = screen ? COLS > margin ? COLS - margin : COLS : 0;
    *rows = screen ? LINES : 0;
}

void hackatop_curses_resize(int columns, int rows) {
    if (!screen || columns < 1 || rows < 1) return;
    if (columns > most_columns) columns = most_columns;
    if (rows > most_rows) rows = most_rows;
    // Not resizeterm, which would also leave a key in the input.
    resize_term(rows, columns);
    clearok(curscr, TRUE);
}

bool hackatop_curses_follow_size(void) {
    struct winsize size;
    if (!screen || ioctl(output_terminal(), TIOCGWINSZ, &size) != 0) return false;
    if (size.ws_col == 0 || size.ws_row == 0) return false;
    int columns = size.ws_col > most_columns ? most_columns : size.ws_col;
    int rows = size.ws_row > most_rows ? most_rows : size.ws_row;
    if (columns == COLS && rows == LINES) return false;
    hackatop_curses_resize(columns, rows);
    return true;
}

int hackatop_curses_colors(void) {
    return screen && has_colors() ? COLORS : 0;
}

void hackatop_curses_style(int number, int flags, int foreground, int background) {
    if (!screen || number < 0 || number >= styles) return;
    attr_t attributes = A_NORMAL;
    if (flags & HACKATOP_BOLD) attributes |= A_BOLD;
    if (flags & HACKATOP_DIM) attributes |= A_DIM;
    if (flags & HACKATOP_REVERSE) attributes |= A_REVERSE;
    if (flags & HACKATOP_UNDERLINE) attributes |= A_UNDERLINE;
    style_attributes[number] = attributes;
    style_pairs[number] = 0;
    if (!has_colors() || foreground >= COLORS || background >= COLORS) return;
    if (foreground < 0) foreground = default_foreground;
    if (background < 0) background = default_background;
    if (foreground == default_foreground && background == default_background) return;
    // One pair for the same colours, not for each style, because switching between pairs costs bytes.
    for (short pair = 1; pair <= pair_count; pair++) {
        int one, other;
        pairs_colours(pair, &one, &other);
        if (one == foreground && other == background) {
            style_pairs[number] = pair;
            return;
        }
    }
    if (pair_count + 1 >= COLOR_PAIRS || pair_count + 1 > SHRT_MAX) return;
    if (pairs_make(pair_count + 1, foreground, background)) style_pairs[number] = ++pair_count;
}

void hackatop_curses_default_colours(int foreground, int background) {
    if (!screen || !has_colors()) return;
    default_foreground = foreground < COLORS ? foreground : -1;
    default_background = background < COLORS ? background : -1;
    assume_default_colors(default_foreground, default_background);
    pair_count = 0;
    memset(style_pairs, 0, sizeof style_pairs);
    memset(style_attributes, 0, sizeof style_attributes);
    clearok(curscr, TRUE);
}

void hackatop_curses_mix(int colour, int rgb) {
    looks_mix(colour, rgb);
}

// Adjacent cells that were not yet passed to ncurses.
static cchar_t run[most_columns];
static int run_row, run_start, run_end, run_count;

static void finish_run(void) {
    if (run_count > 0) mvwadd_wchnstr(stdscr, run_row, run_start, run, run_count);
    run_count = 0;
}

void hackatop_curses_put(int column, int row, uint32_t base, uint32_t mark, uint32_t second_mark, int style) {
    if (!screen || column < 0 || row < 0 || column >= COLS || row >= LINES || style < 0 || style >= styles) return;
    wchar_t text[4] = {(wchar_t)base, (wchar_t)mark, (wchar_t)second_mark, 0};
    cchar_t cell;
    if (setcchar(&cell, text, style_attributes[style], style_pairs[style], NULL) != OK) return;
    if (row != run_row || column != run_end || run_count == most_columns) finish_run();
    if (run_count == 0) {
        run_row = row;
        run_start = run_end = column;
    }
    run[run_count++] = cell;
    run_end += base < 0x7F ? 1 : wcwidth((wchar_t)base);
}

bool hackatop_curses_flush(void) {
    if (!screen) return true;
    if (!output_drain()) return false;
    finish_run();
    wnoutrefresh(stdscr);
    doupdate();
    output_collect();
    return output_drain();
}

void hackatop_curses_send(const char *bytes, int count) {
    if (!screen) return;
    output_append(bytes, count);
    output_drain();
}

bool hackatop_curses_drain(void) {
    return !screen || output_drain();
}

void hackatop_curses_invalidate(void) {
    if (!screen) return;
    clearok(curscr, TRUE);
    modes_ask();
}

void hackatop_curses_use_mouse(bool is_used) {
    if (screen) modes_use_mouse(is_used);
}

long hackatop_curses_bytes(void) {
    return output_total();
}

void hackatop_curses_suspend(void) {
    if (!screen || isendwin()) return;
    // Output that a stopped terminal did not accept must not appear over the shell's text, or in the next full paint.
    bool is_whole = output_drain();
    if (!is_whole) output_discard();
    // ncurses blocks on the closing sequence until all of it is written.
    if (!output_make_room()) is_whole = false;
    if (!is_whole) {
        // The frame is cut short, possibly within a sequence and with attributes on, which ncurses does not know.
        static const char plain[] = "\033\\\033[m";
        ssize_t written = write(output_terminal(), plain, sizeof plain - 1);
        (void)written;
    }
    // ncurses sets the terminal's modes through the same descriptor.
    output_release();
    modes_end();
    endwin();
}

// Not captured until the end, because ncurses sets the terminal's modes again on leaving.
void hackatop_curses_resume(void) {
    if (!screen || !isendwin()) return;
    reset_prog_mode();
    // This goes straight to the terminal, where mixed colours are not known.
    werase(stdscr);
    clearok(curscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
    curs_set(0);
    keypad(stdscr, TRUE);
    output_capture();
    modes_ask();
    clearok(curscr, TRUE);
}
