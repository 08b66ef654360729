#include "CLockFault.h"

#ifdef __linux__
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_broken;
static int count;

void lockfault_begin(void) { is_broken = 1; }
int lockfault_count(void) { return count; }

static int faulty(int file, int command, void *argument) {
    switch (command) {
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_GETLK:
    case F_OFD_SETLK:
    case F_OFD_SETLKW:
        if (is_broken) {
            count++;
            errno = ENOLCK;
            return -1;
        }
    }
    return (int)syscall(SYS_fcntl, file, command, argument);
}

// These take the place of the C library's, also for SQLite, because a program's own symbols come first.
#define CALL(name)                            \
    int name(int file, int command, ...) {    \
        va_list rest;                         \
        va_start(rest, command);              \
        void *argument = va_arg(rest, void *);\
        va_end(rest);                         \
        return faulty(file, command, argument);\
    }
CALL(fcntl)
CALL(fcntl64)
#else
void lockfault_begin(void) {}
int lockfault_count(void) { return 0; }
#endif
