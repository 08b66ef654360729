#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int hackatop_test_open(char *name, int room) {
    int outside = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (outside < 0) return -1;
    if (grantpt(outside) == 0 && unlockpt(outside) == 0 && ptsname_r(outside, name, (size_t)room) == 0) return outside;
    close(outside);
    return -1;
}

static void close_all_but(int kept) {
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        if (descriptor != kept) close(descriptor);
}

static void tell(int reports, int number) {
    ssize_t written = write(reports, &number, sizeof number);
    (void)written;
}

static int milliseconds(struct timeval time) { return (int)(time.tv_sec * 1000 + time.tv_usec / 1000); }

static void be_program(const char *program, char *const arguments[], char *const environment[], int reports) {
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    static const int ordinary[] = {SIGHUP, SIGINT, SIGQUIT, SIGTTOU, SIGTTIN, SIGTSTP, SIGPIPE, SIGTERM};
    for (unsigned i = 0; i < sizeof ordinary / sizeof *ordinary; i++) signal(ordinary[i], SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    close(reports);
    execve(program, arguments, environment);
    _exit(127);
}

// Only what is safe between fork and exec in a process with threads.
static void be_leader(const char *terminal, const char *program, char *const arguments[], char *const environment[],
                      int reports) {
    setsid();
    int descriptor = open(terminal, O_RDWR);
    if (descriptor < 0 || ioctl(descriptor, TIOCSCTTY, 0) != 0) _exit(126);
    for (int i = 0; i < 3; i++) dup2(descriptor, i);
    close_all_but(reports);
    signal(SIGTTOU, SIG_IGN);
    // The program shall notice by itself that its terminal is gone.
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    // Without a copy of this process's memory, whose making and unmaking would be counted as the program's work.
    pid_t child = vfork();
    if (child == 0) be_program(program, arguments, environment, reports);
    tell(reports, child);
    int status = 0;
    struct rusage used;
    for (;;) {
        pid_t changed = wait4(child, &status, WUNTRACED | WCONTINUED, &used);
        if (changed < 0 && errno == EINTR) continue;
        if (changed < 0) break;
        tell(reports, status);
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            tell(reports, milliseconds(used.ru_utime) + milliseconds(used.ru_stime));
            break;
        }
    }
    char byte;
    while (read(reports, &byte, 1) > 0 || errno == EINTR) {}
    _exit(0);
}

int hackatop_test_start(const char *terminal, const char *program, char *const arguments[], char *const environment[],
                        int reports) {
    pid_t leader = fork();
    if (leader == 0) be_leader(terminal, program, arguments, environment, reports);
    return leader;
}

bool hackatop_test_has_exited(int status) { return WIFEXITED(status); }
bool hackatop_test_was_killed(int status) { return WIFSIGNALED(status); }
bool hackatop_test_is_stopped(int status) { return WIFSTOPPED(status); }

int hackatop_test_number(int status) {
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    return WIFSIGNALED(status) ? WTERMSIG(status) : WSTOPSIG(status);
}
