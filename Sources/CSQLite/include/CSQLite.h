#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

// SQLite copies bound values. Its macro for that is a cast that Swift cannot see.
int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int length);
int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length);
// The last connection to close neither writes the log into the database nor deletes it by name, because another program
// may have created a new database there in the meantime.
int csqlite_leave_log_on_close(sqlite3 *database);

#endif
