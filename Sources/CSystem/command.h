#ifndef HACKATOP_COMMAND_H
#define HACKATOP_COMMAND_H

#include <stdbool.h>

// Ends the running command, if any, with all its children. None can start afterwards. Safe in signal handlers.
void end_command(void);

// The program's own handlers are installed.
bool signals_are_taken(void);

#endif
