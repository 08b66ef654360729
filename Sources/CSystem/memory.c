#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "CSystem.h"

void hackatop_keep_memory_out_of_cores(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    // The limit does not apply to systems that pass cores to a program. This does: no mapping is included in a core.
    // Unlike a process that may not be dumped at all, this one can still be debugged and measured by the person who
    // started it, who can read the settings file anyway.
    int filter = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0) return;
    ssize_t written = write(filter, "0", 1);
    (void)written;
    close(filter);
#endif
}

void hackatop_use_one_heap(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
    // Both keep their initial values. By default they follow the largest block ever freed: responses and feeds would
    // then lie among lasting data, and leave holes.
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_TRIM_THRESHOLD, 128 * 1024);
#endif
}

void hackatop_give_memory_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

size_t hackatop_heap_in_use(void) {
#ifdef __GLIBC__
    struct mallinfo2 heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
#else
    return 0;
#endif
}
