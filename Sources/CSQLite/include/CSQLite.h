#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

// SQLite copies what is bound: its macro for that is a cast Swift does not see.
int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int length);
int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length);
// The last connection to close does not write the log into the database and does not delete it by its name: another
// program may have put a new database there meanwhile.
int csqlite_leave_log_on_close(sqlite3 *database);

#endif
