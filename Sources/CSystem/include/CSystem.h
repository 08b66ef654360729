#ifndef HACKATOP_CSYSTEM_H
#define HACKATOP_CSYSTEM_H

#include <stdbool.h>
#include <stddef.h>

// What Swift's own view of the C library hides, or what must not run Swift code: signal handlers.

// Seconds since 1970, and seconds on a clock that goes on while the machine sleeps.
double hackatop_wall_clock(void);
double hackatop_uptime_clock(void);

// One heap for both threads: a second one would cost more memory than waiting for each other ever costs time.
void hackatop_use_one_heap(void);
// The pages between what is in use go back to the system: by itself the C library gives back only the heap's end, and
// what is kept for weeks comes to lie anywhere.
void hackatop_give_memory_back(void);
// Bytes taken from the heap and not given back, for measuring; 0 where the C library does not tell.
size_t hackatop_heap_in_use(void);

// However the process ends, what it has in memory (the key) is not written to a disk or a crash report. Holds
// for the programs it starts, too.
void hackatop_keep_memory_out_of_cores(void);

// A file descriptor one thread can sleep on and any thread or signal handler can wake. Both ends are the same
// number where the system has eventfd.
bool hackatop_wake_open(int *read_end, int *write_end);
void hackatop_wake(int write_end);
void hackatop_wake_clear(int read_end);

// A descriptor that can be read once so many seconds have passed, those the machine slept included: poll's own
// time-out does not count them. -1 where there is none.
int hackatop_timer_open(void);
bool hackatop_timer_set(int timer, double seconds);

// From now on signals are noted and wake the descriptor; crashes give the terminal back first. Before newterm.
void hackatop_signals_install(int wake_end);
// The signals noted since the last call: bit n for signal n.
unsigned hackatop_signals_take(void);
// For threads other than the main one: every signal goes elsewhere, but a crash is still noticed.
void hackatop_signals_block(void);

// Remembers how the terminal was found, and whether it is ours at the moment.
void hackatop_terminal_remember(int descriptor);
void hackatop_terminal_taken(bool is_ours);
// Puts back what was remembered. Never waits for a terminal that takes no output.
void hackatop_terminal_restore(void);
// Nothing more will ever be read from this terminal.
bool hackatop_input_ended(int descriptor);

// Stops the process, as the terminal would if it drew, until the shell puts it into the foreground: in the background
// the terminal is somebody else's. Ends by the signals that end it.
void hackatop_await_foreground(void);
// Stops the process as the shell's Ctrl-Z does; returns when it goes on.
void hackatop_stop(void);
// From here on the process ends within a second, by the signal or with status 0 if it is 0, whatever a blocked
// terminal does.
void hackatop_end_soon(int number);
// One command at a time, in a process group of its own, that does not outlive this process, whatever ends that.
// Between `begin`, which is false once the process is ending, and `started`, which is told the group or 0, nothing but
// the start itself may happen. `over` once it has been waited for.
bool hackatop_command_begin(void);
void hackatop_command_started(int group);
void hackatop_command_over(void);

// Ends by a signal's own action, or with a status, and a running command with it. Neither runs exit handlers: they crash during a TLS exchange.
_Noreturn void hackatop_end_by_signal(int number);
_Noreturn void hackatop_end(int status);

#endif
