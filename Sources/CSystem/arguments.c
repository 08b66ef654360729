#include "CSystem.h"

// Defines __GLIBC__.
#include <stdlib.h>

static char **arguments;

// glibc and macOS call this with the arguments of main. Swift looks for them itself: in /proc, or before the environment,
// which a preloaded library may have moved.
#if defined(__GLIBC__) || defined(__APPLE__)
__attribute__((constructor)) static void note(int count, char **values) {
    (void)count;
    arguments = values;
}
#endif

char **hackatop_arguments(void) { return arguments; }
