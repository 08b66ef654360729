#ifndef HACKATOP_OUTPUT_H
#define HACKATOP_OUTPUT_H

#include <stdbool.h>

// Output on its way to the terminal. ncurses blocks until everything is written, however long a stopped terminal makes
// it wait. So its descriptor points to memory while it has the terminal, and the content is sent as fast as the
// terminal accepts it. Switching back and forth for each frame would cost six system calls.

bool output_open(int terminal, int curses_descriptor);
void output_close(void);
// Between these two calls, the output of ncurses is collected, and it cannot set the terminal's modes.
void output_capture(void);
void output_release(void);
// Appends what ncurses has written to the pending output.
void output_collect(void);
// The terminal as it was given, wherever ncurses's descriptor points.
int output_terminal(void);
void output_append(const char *bytes, long count);
// Sends what the terminal accepts now. True if nothing is left.
bool output_drain(void);
// Discards pending output.
void output_discard(void);
// Resumes a terminal that accepts nothing. Its output may be suspended, or there may be no reader; output that was not
// shown is then dropped. True if nothing was lost.
bool output_make_room(void);
long output_total(void);

#endif
