#ifndef HACKATOP_PAIRS_H
#define HACKATOP_PAIRS_H

#include <stdbool.h>

// Colour pairs with the terminal's own background.

bool pairs_make(int pair, int colour);
// -1 if there is none.
int pairs_colour(int pair);

#endif
