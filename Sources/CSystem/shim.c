#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#endif

#include "command.h"

static const int noted_signals[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
// A thread causes these itself, so that blocking them would end the process at once.
static const int crash_signals[] = {SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE, SIGSYS};
// The others that do not end a process by default.
static const int harmless_signals[] = {
    SIGCHLD, SIGURG, SIGTTIN, SIGTTOU, SIGSTOP,
#ifdef __APPLE__
    SIGIO, SIGINFO,
#endif
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static atomic_uint noted;
static volatile sig_atomic_t wake_descriptor = -1;
static volatile sig_atomic_t ending_signal = -1;  // 0 to end with status 0, negative while the process does not end
static volatile sig_atomic_t terminal = -1, terminal_is_ours;
static struct termios found;
static bool is_console;

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double hackatop_wall_clock(void) { return seconds(CLOCK_REALTIME); }

double hackatop_uptime_clock(void) {
#ifdef __linux__
    return seconds(CLOCK_BOOTTIME);
#else
    return seconds(CLOCK_MONOTONIC_RAW);
#endif
}

int hackatop_timer_open(void) {
#ifdef __linux__
    return timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
#else
    return -1;
#endif
}

bool hackatop_timer_set(int timer, double seconds) {
#ifdef __linux__
    struct itimerspec when = {0};
    when.it_value.tv_sec = (time_t)seconds;
    when.it_value.tv_nsec = (long)((seconds - (double)when.it_value.tv_sec) * 1e9);
    return timerfd_settime(timer, 0, &when, NULL) == 0;
#else
    (void)timer, (void)seconds;
    return false;
#endif
}

#ifdef __linux__
// A timer for the year 9999, which the kernel cancels whenever the clock is set.
static bool clock_watch_arm(int watch) {
    struct itimerspec when = {.it_value.tv_sec = sizeof(time_t) > 4 ? (time_t)253402300799 : (time_t)0x7fffffff};
    return timerfd_settime(watch, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) == 0;
}
#endif

int hackatop_clock_watch_open(void) {
#ifdef __linux__
    int watch = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (watch < 0 || clock_watch_arm(watch)) return watch;
    close(watch);
#endif
    return -1;
}

bool hackatop_clock_watch_take(int watch) {
#ifdef __linux__
    uint64_t count;
    if (read(watch, &count, sizeof count) >= 0 || errno != ECANCELED) return false;
    return clock_watch_arm(watch);
#else
    (void)watch;
    return false;
#endif
}

bool hackatop_wake_open(int *read_end, int *write_end) {
#ifdef __linux__
    *read_end = *write_end = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return *read_end >= 0;
#else
    int ends[2];
    if (pipe(ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    *read_end = ends[0];
    *write_end = ends[1];
    return true;
#endif
}

void hackatop_wake(int write_end) {
    const uint64_t one = 1;
    // A full pipe or counter has already woken the reader.
    ssize_t written = write(write_end, &one, sizeof one);
    (void)written;
}

void hackatop_wake_clear(int read_end) {
    uint64_t bytes[8];
    while (read(read_end, bytes, sizeof bytes) == (ssize_t)sizeof bytes) {}
}

static bool takes_output(int descriptor) {
    struct pollfd asked = {.fd = descriptor, .events = POLLOUT};
    return poll(&asked, 1, 0) == 1 && (asked.revents & POLLOUT);
}

void hackatop_terminal_restore(void) {
    if (!terminal_is_ours || terminal < 0) return;
    terminal_is_ours = 0;
    // In the background, the call below would stop the process instead of letting it end.
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &mask, NULL);
    // Resumes suspended output. What a stopped reader has not accepted is dropped: that is only drawing, and it makes
    // room for the closing sequence.
    if (!takes_output(terminal)) tcflow(terminal, TCOON);
    if (!takes_output(terminal)) tcflush(terminal, TCOFLUSH);
    if (takes_output(terminal)) {
        // Cancels an incomplete sequence, then resets attributes, charset, keypad, paste marks, mouse, cursor, scroll
        // region and alternate screen for the shell.
        static const char reset[] =
            "\030\033[0m\033(B\017\033[?1l\033>\033[?2004l\033[?1006l\033[?1000l\033[?25h\033[r\033[?1049l";
        ssize_t written = write(terminal, reset, sizeof reset - 1);
        // The Linux console has a second way to hide the cursor, which its description uses too.
        static const char cursor[] = "\033[?0c";
        if (is_console) written = write(terminal, cursor, sizeof cursor - 1);
        (void)written;
    }
    tcsetattr(terminal, TCSANOW, &found);
}

void hackatop_terminal_remember(int descriptor) {
    const char *type = getenv("TERM");
    is_console = type && strncmp(type, "linux", 5) == 0;
    if (tcgetattr(descriptor, &found) == 0) terminal = descriptor;
}

void hackatop_terminal_taken(bool is_ours) { terminal_is_ours = is_ours; }

bool hackatop_input_ended(int descriptor) {
    int waiting = 0;
    return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

static void crash(int number) {
    hackatop_terminal_restore();
    hackatop_end_by_signal(number);
}

static bool is_in_background(void) {
    pid_t front = tcgetpgrp(STDIN_FILENO);
    return front > 0 && front != getpgrp();
}

static void note(int number) {
    int saved = errno;
    atomic_fetch_or(&noted, 1u << number);
    if (number == SIGTERM || number == SIGHUP || number == SIGQUIT) {
        // The loop may be in a call that only a foreground process may make, and would be stopped there again.
        if (is_in_background()) crash(number);
        ending_signal = number;
        // The loop exits at once unless it hangs in a write to a terminal without a reader.
        alarm(1);
    }
    hackatop_wake(wake_descriptor);
    errno = saved;
}

static void give_up(int number) {
    hackatop_terminal_restore();
    if (ending_signal == 0) hackatop_end(0);
    hackatop_end_by_signal(ending_signal > 0 ? ending_signal : number);
}

static void handle(int number, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static bool is_one_of(const int *signals, size_t count, int number) {
    for (size_t i = 0; i < count; i++)
        if (signals[i] == number) return true;
    return false;
}

// All that end a process by default, including those whose names only some systems know.
static void handle_deadly_signals(void) {
    for (int number = 1; number < NSIG; number++) {
        struct sigaction found;
        if (is_one_of(harmless_signals, COUNT(harmless_signals), number)
            || is_one_of(noted_signals, COUNT(noted_signals), number))
            continue;
        // What the person who started the program ignores ends nothing.
        if (sigaction(number, NULL, &found) == 0 && found.sa_handler != SIG_IGN) handle(number, crash, SA_ONSTACK);
    }
}

void hackatop_limits_fail_writes(void) { handle(SIGXFSZ, SIG_IGN, 0); }

void hackatop_signals_install(int wake_end) {
    wake_descriptor = wake_end;
    // A crash by stack overflow can only be handled on another stack.
    static char spare[65536];
    stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare};
    sigaltstack(&stack, NULL);
    handle(SIGPIPE, SIG_IGN, 0);
    handle_deadly_signals();
    handle(SIGALRM, give_up, SA_ONSTACK);
    for (size_t i = 0; i < COUNT(noted_signals); i++) handle(noted_signals[i], note, SA_RESTART);
}

bool signals_are_taken(void) { return wake_descriptor >= 0; }

void hackatop_await_foreground(void) {
    while (is_in_background()) {
        atomic_fetch_and(&noted, ~(1u << SIGCONT));
        raise(SIGTTOU);
        // Without SIGCONT it was not stopped, so no fg will follow.
        if (!(atomic_load(&noted) & 1u << SIGCONT)) break;
    }
}

unsigned hackatop_signals_take(void) { return atomic_exchange(&noted, 0); }

void hackatop_signals_block(void) {
    sigset_t mask;
    sigfillset(&mask);
    for (size_t i = 0; i < COUNT(crash_signals); i++) sigdelset(&mask, crash_signals[i]);
    pthread_sigmask(SIG_BLOCK, &mask, NULL);
}

void hackatop_stop(void) {
    // Uses the default action, so that a shell without job control, which has no fg, leaves the process running.
    struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
    sigaction(SIGTSTP, &standard, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

void hackatop_end_soon(int number) {
    ending_signal = number;
    alarm(1);
}

void hackatop_end_by_signal(int number) {
    end_command();
    handle(number, SIG_DFL, 0);
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, number);
    pthread_sigmask(SIG_UNBLOCK, &mask, NULL);
    raise(number);
    _exit(128 + number);
}

void hackatop_end(int status) {
    end_command();
    _exit(status);
}
