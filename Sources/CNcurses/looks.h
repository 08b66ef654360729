#ifndef HACKATOP_LOOKS_H
#define HACKATOP_LOOKS_H

// Colours and attributes on their way to the terminal. ncurses resets everything, the background too, whenever one of
// them changes, and knows no more than 256 colours. Here only what differs from the terminal's present look is left.

// The colour that `number`, 16 to 255, stands for: red, green and blue, or -1 for the terminal's own.
void looks_mix(int number, int rgb);
// ncurses begins, or begins again, with neither colours nor attributes.
void looks_begin(void);
// The look of the terminal is no longer known.
void looks_forget(void);
// The most bytes that these become.
long looks_room(const char *bytes, long count);
// Writes what is needed of `bytes` to `out`, which must not overlap, and returns the count.
long looks_reduce(const char *bytes, long count, char *out);

#endif
