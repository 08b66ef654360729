#ifndef HACKATOP_MODES_H
#define HACKATOP_MODES_H

#include <stdbool.h>

// Modes of the terminal that ncurses does not know: marks around pastes, and reports of the mouse.

// Control sequences mean nothing to a terminal that is not ANSI.
void modes_open(bool is_ansi);
// Asks for them, with the next output. What ran meanwhile may have switched them off.
void modes_ask(void);
void modes_use_mouse(bool is_used);
// Switches them off at once, together with the scroll region. Before endwin, because the last moves the cursor.
void modes_end(void);

#endif
