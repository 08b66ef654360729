#ifndef HACKATOP_CSYSTEM_H
#define HACKATOP_CSYSTEM_H

#include <stdbool.h>
#include <stddef.h>

// What Swift's view of the C library hides, or what must not run Swift code: signal handlers.

// The arguments of the process, the program's own name first; the last is NULL. NULL where C does not tell.
char **hackatop_arguments(void);

// Seconds since 1970, and seconds on a clock that continues while the machine sleeps.
double hackatop_wall_clock(void);
double hackatop_uptime_clock(void);

// Uses one heap for both threads. A second one would cost more memory than the threads' waiting for each other costs
// time.
void hackatop_use_one_heap(void);
// Returns unused pages between used ones to the system. By default the C library only returns the end of the heap, and
// data that is kept for weeks can lie anywhere.
void hackatop_give_memory_back(void);
// Bytes allocated on the heap, for measuring; 0 if the C library does not tell.
size_t hackatop_heap_in_use(void);

// However the process ends, its memory (which contains the key) is not written to a disk or a crash report. This also
// applies to the programs it starts.
void hackatop_keep_memory_out_of_cores(void);

// A file descriptor that one thread can sleep on and any thread or signal handler can wake. Both ends have the same
// number if the system has eventfd.
bool hackatop_wake_open(int *read_end, int *write_end);
void hackatop_wake(int write_end);
void hackatop_wake_clear(int read_end);

// A descriptor that becomes readable after this many seconds, including those the machine slept, which poll's own
// time-out does not count. -1 if there is none.
int hackatop_timer_open(void);
bool hackatop_timer_set(int timer, double seconds);

// A descriptor that becomes readable when the wall clock is set, and whether that is why it is readable. -1 if there is
// none.
int hackatop_clock_watch_open(void);
bool hackatop_clock_watch_take(int watch);

// From now on, writing to a file beyond the limit of its size fails, instead of ending the process.
void hackatop_limits_fail_writes(void);
// From now on signals are recorded and wake the descriptor, and those that end the process restore the terminal first.
// Call before newterm.
void hackatop_signals_install(int wake_end);
// The signals recorded since the last call: bit n for signal n.
unsigned hackatop_signals_take(void);
// For threads other than the main one: blocks every signal except those of a crash.
void hackatop_signals_block(void);

// Saves the terminal's state, and whether it is currently ours.
void hackatop_terminal_remember(int descriptor);
void hackatop_terminal_taken(bool is_ours);
// Restores the saved state. Never waits for a terminal that accepts no output.
void hackatop_terminal_restore(void);
// Nothing more will be read from this terminal.
bool hackatop_input_ended(int descriptor);

// From now on what is typed is not shown, until `on`, or the process ends or stops. False without a terminal on standard
// input.
bool hackatop_echo_off(void);
void hackatop_echo_on(void);

// Stops the process, as the terminal would if it drew, until the shell puts it into the foreground: in the background
// the terminal belongs to another process. Signals that end the process still do.
void hackatop_await_foreground(void);
// Stops the process like the shell's Ctrl-Z. Returns when it continues.
void hackatop_stop(void);
// From now on the process ends within a second, by the signal, or with status 0 if the signal is 0, whatever a blocked
// terminal does.
void hackatop_end_soon(int number);
// One command at a time, in its own process group, which never outlives this process. `begin` returns false once the
// process is ending. `started` is passed the group or 0. Between the two, only the start itself may happen. Call `over`
// after the command was waited for.
bool hackatop_command_begin(void);
void hackatop_command_started(int group);
void hackatop_command_over(void);

// Ends by a signal's default action, or with a status, and ends a running command too. Neither runs exit handlers,
// which crash during a TLS exchange.
_Noreturn void hackatop_end_by_signal(int number);
_Noreturn void hackatop_end(int status);

#endif
