#ifndef CCURL_LIBRARY_H
#define CCURL_LIBRARY_H

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// All functions used from libcurl. They exist since 7.68.
#define CCURL_FUNCTIONS(entry) \
    entry(curl_global_init) \
    entry(curl_version_info) \
    entry(curl_free) \
    entry(curl_slist_append) \
    entry(curl_slist_free_all) \
    entry(curl_easy_init) \
    entry(curl_easy_setopt) \
    entry(curl_easy_getinfo) \
    entry(curl_easy_strerror) \
    entry(curl_easy_cleanup) \
    entry(curl_share_init) \
    entry(curl_share_setopt) \
    entry(curl_share_cleanup) \
    entry(curl_multi_init) \
    entry(curl_multi_setopt) \
    entry(curl_multi_add_handle) \
    entry(curl_multi_remove_handle) \
    entry(curl_multi_perform) \
    entry(curl_multi_info_read) \
    entry(curl_multi_poll) \
    entry(curl_multi_wakeup) \
    entry(curl_multi_cleanup) \
    entry(curl_url) \
    entry(curl_url_set) \
    entry(curl_url_get) \
    entry(curl_url_cleanup)

typedef struct {
#define CCURL_FIELD(name) __typeof__(name) *p_##name;
    CCURL_FUNCTIONS(CCURL_FIELD)
#undef CCURL_FIELD
} ccurl_library;

// Set by ccurl_load.
extern ccurl_library ccurl;

#endif
