#define _GNU_SOURCE
#include "output.h"
#include "looks.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { most_waiting = 1 << 20 };

static int terminal = -1;   // destination of the bytes
static bool never_waits;    // our own non-blocking file description
static int curses = -1;     // the descriptor ncurses writes to
static int direct = -1;     // where that descriptor points before and after a capture
static int memory = -1;     // and during a capture: a file in memory, because ncurses blocks until all is written
static bool captures;
static char *waiting;
static long waiting_count, waiting_room;
static long total;

static int open_memory(void) {
#ifdef __linux__
    return memfd_create("hackatop-screen", MFD_CLOEXEC);
#else
    FILE *file = tmpfile();
    if (!file) return -1;
    int copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
    fclose(file);
    return copy;
#endif
}

// The limit of a file's size (ulimit -f) also applies to files in memory. Where a screen does not fit, ncurses writes to
// the terminal itself, and a stopped one makes it wait.
static bool screens_fit_files(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur >= most_waiting;
}

// Our own file description: O_NONBLOCK on the given one would stay set in the shell.
static int reopened(int descriptor) {
    char name[256];
    struct stat before, after;
    if (!isatty(descriptor) || ttyname_r(descriptor, name, sizeof name) != 0) return -1;
    int own = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (own < 0) return -1;
    if (fstat(descriptor, &before) == 0 && fstat(own, &after) == 0 && before.st_rdev == after.st_rdev) return own;
    close(own);
    return -1;
}

bool output_open(int descriptor, int curses_descriptor) {
    curses = curses_descriptor;
    terminal = reopened(descriptor);
    never_waits = terminal >= 0;
    if (!never_waits) terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    direct = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    captures = screens_fit_files();
    memory = captures ? open_memory() : -1;
    total = 0;
    waiting_count = 0;
    if (terminal >= 0 && direct >= 0 && (memory >= 0 || !captures)) return true;
    output_close();
    return false;
}

static void close_one(int *descriptor) {
    if (*descriptor >= 0) close(*descriptor);
    *descriptor = -1;
}

void output_close(void) {
    close_one(&terminal);
    close_one(&direct);
    close_one(&memory);
    free(waiting);
    waiting = NULL;
    waiting_count = waiting_room = 0;
    curses = -1;
}

void output_capture(void) {
    looks_begin();
    if (captures) dup2(memory, curses);
}

void output_release(void) {
    dup2(direct, curses);
}

int output_terminal(void) {
    return direct;
}

// A single frame may exceed the limit, because a part of it would be worse than none.
static bool make_room(long count) {
    if (waiting_count > 0 && waiting_count + count > most_waiting) return false;
    if (waiting_count + count <= waiting_room) return true;
    long room = (waiting_count + count) * 2;
    char *larger = realloc(waiting, (size_t)room);
    if (!larger) return false;
    waiting = larger;
    waiting_room = room;
    return true;
}

void output_collect(void) {
    off_t count = captures ? lseek(memory, 0, SEEK_CUR) : 0;
    if (count <= 0) return;
    lseek(memory, 0, SEEK_SET);
    char *written = malloc((size_t)count), *reduced = NULL;
    long got = written ? pread(memory, written, (size_t)count, 0) : 0;
    if (got > 0) reduced = malloc((size_t)looks_room(written, got));
    if (reduced) output_append(reduced, looks_reduce(written, got, reduced));
    free(written);
    free(reduced);
}

void output_append(const char *bytes, long count) {
    if (count <= 0) return;
    if (!make_room(count)) {
        looks_forget();
        return;
    }
    memcpy(waiting + waiting_count, bytes, (size_t)count);
    waiting_count += count;
    total += count;
}

static bool takes_output(void) {
    struct pollfd room = {.fd = terminal, .events = POLLOUT};
    return poll(&room, 1, 0) == 1 && (room.revents & POLLOUT);
}

bool output_drain(void) {
    long sent = 0;
    while (sent < waiting_count) {
        long count = waiting_count - sent;
        if (!never_waits) {
            // A small piece fits wherever there is any room.
            if (!takes_output()) break;
            if (count > 256) count = 256;
        }
        ssize_t written = write(terminal, waiting + sent, (size_t)count);
        if (written > 0) {
            sent += written;
        } else if (written < 0 && errno == EINTR) {
            continue;
        } else if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            break;
        } else {
            // The terminal is gone. The loop notices that from its input.
            sent = waiting_count;
        }
    }
    if (sent > 0) memmove(waiting, waiting + sent, (size_t)(waiting_count - sent));
    waiting_count -= sent;
    return waiting_count == 0;
}

void output_discard(void) {
    waiting_count = 0;
    looks_forget();
}

bool output_make_room(void) {
    if (terminal < 0 || takes_output()) return true;
    tcflow(terminal, TCOON);
    if (takes_output()) return true;
    tcflush(terminal, TCOFLUSH);
    return false;
}

long output_total(void) {
    return total;
}
