#include "command.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include "CSystem.h"

// The signals with which a person or the system ends a program. Their default action would end this one and leave the
// command running, because it is in its own group and does not receive them.
static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { end_count = sizeof ends / sizeof *ends };

static atomic_int group;
static atomic_bool is_starting, is_ending;
static sigset_t mask_before;
static struct sigaction actions_before[end_count];
static bool is_handled[end_count];

static void leave(int number) { hackatop_end_by_signal(number); }

bool hackatop_command_begin(void) {
    atomic_store(&is_starting, true);
    // Either the code that ends the process waits for the group to be known, or it began before this check.
    if (atomic_load(&is_ending)) {
        atomic_store(&is_starting, false);
        return false;
    }
    sigset_t held;
    sigemptyset(&held);
    for (int i = 0; i < end_count; i++) sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, &mask_before);
    for (int i = 0; i < end_count; i++) {
        struct sigaction found, ours = {.sa_handler = leave};
        sigfillset(&ours.sa_mask);
        // Ignored signals stay ignored. Those that the program handles lead to hackatop_end or hackatop_end_by_signal.
        is_handled[i] = !signals_are_taken() && sigaction(ends[i], NULL, &found) == 0 && found.sa_handler != SIG_IGN
            && sigaction(ends[i], &ours, &actions_before[i]) == 0;
    }
    return true;
}

void hackatop_command_started(int number) {
    atomic_store(&group, number);
    atomic_store(&is_starting, false);
    pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
}

void hackatop_command_over(void) {
    atomic_store(&group, 0);
    for (int i = 0; i < end_count; i++) {
        if (is_handled[i]) sigaction(ends[i], &actions_before[i], NULL);
        is_handled[i] = false;
    }
}

void end_command(void) {
    atomic_store(&is_ending, true);
    // This takes the time of an exec. The limit is for a crash in the very thread that starts it.
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = 0; i < 200 && atomic_load(&is_starting); i++) nanosleep(&moment, NULL);
    int running = atomic_load(&group);
    if (running > 0) kill(-running, SIGKILL);
}
