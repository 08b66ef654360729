#ifndef HACKATOP_CPSEUDOTERMINAL_H
#define HACKATOP_CPSEUDOTERMINAL_H

#include <stdbool.h>

// The outer end of a new pseudo terminal, which no other program this process starts inherits; -1 on failure. `name`
// is that of the inner end.
int hackatop_test_open(char *name, int room);

// Runs a program as a shell would: in a session whose leader outlives it, in the foreground group of a terminal.
// `reports` is one end of a pair of sockets: it tells the program's process id, then every status `waitpid` gives
// for it (stopped, continued, ended), and after the last of them the milliseconds that it and the processes it waited
// for spent on a processor; all as ints. The leader leaves when the other end is closed.
// Returns the leader's process id, or -1.
int hackatop_test_start(const char *terminal, const char *program, char *const arguments[], char *const environment[],
                        int reports);

bool hackatop_test_has_exited(int status);
bool hackatop_test_was_killed(int status);
bool hackatop_test_is_stopped(int status);
// The exit status, the signal that killed, or the one that stopped.
int hackatop_test_number(int status);

#endif
