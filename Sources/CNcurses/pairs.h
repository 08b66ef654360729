#ifndef HACKATOP_PAIRS_H
#define HACKATOP_PAIRS_H

#include <stdbool.h>

// Colour pairs. Colour -1 is the terminal's own.

bool pairs_make(int pair, int foreground, int background);
void pairs_colours(int pair, int *foreground, int *background);

#endif
