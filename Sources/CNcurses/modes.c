#include "modes.h"

#include <unistd.h>

#include "output.h"

static bool is_ansi, wants_mouse;
static const char marks[] = "\033[?2004h";
// Presses and the wheel, with numbers in text: the older form has no columns beyond 223.
static const char mouse[] = "\033[?1000h\033[?1006h", no_mouse[] = "\033[?1006l\033[?1000l";
// ncurses limits the scroll region to the size it knows, which is not the terminal's where that tells none, or one beyond
// our limits.
static const char end[] = "\033[?2004l\033[r";

void modes_open(bool is_one) {
    is_ansi = is_one;
    wants_mouse = false;
}

void modes_ask(void) {
    if (!is_ansi) return;
    output_append(marks, sizeof marks - 1);
    if (wants_mouse) output_append(mouse, sizeof mouse - 1);
}

void modes_use_mouse(bool is_used) {
    if (!is_ansi || is_used == wants_mouse) return;
    wants_mouse = is_used;
    if (is_used)
        output_append(mouse, sizeof mouse - 1);
    else
        output_append(no_mouse, sizeof no_mouse - 1);
    output_drain();
}

void modes_end(void) {
    if (!is_ansi) return;
    ssize_t written = write(output_terminal(), end, sizeof end - 1);
    if (wants_mouse) written = write(output_terminal(), no_mouse, sizeof no_mouse - 1);
    (void)written;
}
