#ifndef CLOCKFAULT_H
#define CLOCKFAULT_H

// From now on files cannot be locked in this process, as in a home on NFS without its lock daemon. Linux only.
void lockfault_begin(void);
// How often a lock was asked for since then.
int lockfault_count(void);

#endif
