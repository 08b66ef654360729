#ifndef HACKATOP_OUTPUT_H
#define HACKATOP_OUTPUT_H

#include <stdbool.h>

// Bytes on their way to the terminal. ncurses writes until all is written, however long a stopped terminal makes it
// wait; so its descriptor leads to memory for as long as it has the terminal, and what is found there is sent as far as
// the terminal takes it. To and fro for each frame would cost six calls of the system.

bool output_open(int terminal, int curses_descriptor);
void output_close(void);
// Between these two, what ncurses writes is kept, and it cannot set the terminal's modes.
void output_capture(void);
void output_release(void);
// Adds what ncurses has written to what waits.
void output_collect(void);
// The terminal as it was given, whatever ncurses's descriptor leads to.
int output_terminal(void);
void output_append(const char *bytes, long count);
// Sends what the terminal takes now; true if nothing is left.
bool output_drain(void);
// Forgets what has not been sent.
void output_discard(void);
// Lets a terminal that takes nothing go on: it may be held, or nobody may read it, and then what it has not shown is
// dropped. True if nothing was lost.
bool output_make_room(void);
long output_total(void);

#endif
