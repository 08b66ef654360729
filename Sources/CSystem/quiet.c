#include <errno.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "CSystem.h"

// While a key is typed the terminal does not show it. What ends or stops the process meanwhile shows it again first.
static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
#define COUNT (sizeof ending / sizeof *ending)

static bool is_quiet;
static struct termios loud;
static struct sigaction before[COUNT];

static bool set_echo(bool is_on) {
    struct termios modes = loud;
    if (!is_on) {
        modes.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
        // The end of the line is.
        modes.c_lflag |= ECHONL;
    }
    // What was typed ahead was shown already, and is no key.
    return tcsetattr(STDIN_FILENO, is_on ? TCSANOW : TCSAFLUSH, &modes) == 0;
}

static void interrupted(int number) {
    int saved = errno;
    set_echo(true);
    struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
    sigaction(number, &standard, &ours);
    sigset_t mask, old;
    sigemptyset(&mask);
    sigaddset(&mask, number);
    raise(number);
    // Ends or stops here; after `fg` it goes on.
    pthread_sigmask(SIG_UNBLOCK, &mask, &old);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    sigaction(number, &ours, NULL);
    set_echo(false);
    errno = saved;
}

bool hackatop_echo_off(void) {
    if (is_quiet) return set_echo(false);
    if (tcgetattr(STDIN_FILENO, &loud) != 0) return false;
    struct sigaction action = {.sa_handler = interrupted, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT; i++) sigaction(ending[i], &action, &before[i]);
    is_quiet = true;
    return set_echo(false);
}

void hackatop_echo_on(void) {
    if (!is_quiet) return;
    is_quiet = false;
    set_echo(true);
    for (size_t i = 0; i < COUNT; i++) sigaction(ending[i], &before[i], NULL);
}
