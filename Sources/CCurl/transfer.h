#ifndef CCURL_TRANSFER_H
#define CCURL_TRANSFER_H

#include "CCurl.h"
#include "library.h"

// A byte buffer that grows up to a limit.
typedef struct {
    uint8_t *bytes;
    size_t length, capacity, limit;
    bool is_too_large;
} ccurl_buffer;

struct ccurl_transfer {
    CURL *easy;
    struct curl_slist *headers;
    CURLcode setup;
    ccurl_buffer head, body;
    // Headers of all responses of this transfer. Limits an endless series of "100 Continue".
    size_t head_total, head_lines, head_lines_limit;
    bool head_is_complete, has_grown;
    char error[CURL_ERROR_SIZE];
};

#endif
