#ifndef HACKATOP_COMMAND_H
#define HACKATOP_COMMAND_H

#include <stdbool.h>

// Ends the command that is running, if one is, with all its children; none starts from here on. For signal handlers,
// too.
void end_command(void);

// The program's own handlers are installed.
bool signals_are_taken(void);

#endif
