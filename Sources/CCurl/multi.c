#include "transfer.h"

#include <limits.h>
#include <stdlib.h>

struct ccurl_multi {
    CURLM *multi;
    // Keeps TLS sessions between transfers, so that a new connection needs only a short handshake.
    CURLSH *share;
};

ccurl_multi *ccurl_multi_new(long connections) {
    ccurl_multi *multi = calloc(1, sizeof *multi);
    if (!multi) return NULL;
    multi->multi = ccurl.p_curl_multi_init();
    multi->share = ccurl.p_curl_share_init();
    if (!multi->multi || !multi->share) {
        if (multi->multi) ccurl.p_curl_multi_cleanup(multi->multi);
        if (multi->share) ccurl.p_curl_share_cleanup(multi->share);
        free(multi);
        return NULL;
    }
    ccurl.p_curl_share_setopt(multi->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    ccurl.p_curl_multi_setopt(multi->multi, CURLMOPT_MAXCONNECTS, connections);
    ccurl.p_curl_multi_setopt(multi->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    return multi;
}

void ccurl_multi_free(ccurl_multi *multi) {
    ccurl.p_curl_multi_cleanup(multi->multi);
    ccurl.p_curl_share_cleanup(multi->share);
    free(multi);
}

int ccurl_multi_add(ccurl_multi *multi, ccurl_transfer *transfer) {
    if (transfer->setup != CURLE_OK) return transfer->setup;
    (void)ccurl.p_curl_easy_setopt(transfer->easy, CURLOPT_SHARE, multi->share);
    return ccurl.p_curl_multi_add_handle(multi->multi, transfer->easy) == CURLM_OK ? 0 : CURLE_FAILED_INIT;
}

void ccurl_multi_remove(ccurl_multi *multi, ccurl_transfer *transfer) {
    ccurl.p_curl_multi_remove_handle(multi->multi, transfer->easy);
}

void ccurl_multi_perform(ccurl_multi *multi) {
    int running = 0;
    ccurl.p_curl_multi_perform(multi->multi, &running);
}

ccurl_transfer *ccurl_multi_next_done(ccurl_multi *multi, int *code) {
    int left = 0;
    CURLMsg *message;
    while ((message = ccurl.p_curl_multi_info_read(multi->multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        ccurl_transfer *transfer = NULL;
        CURL *easy = message->easy_handle;
        *code = (int)message->data.result;
        // The message becomes invalid with the removal.
        ccurl.p_curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
        ccurl.p_curl_multi_remove_handle(multi->multi, easy);
        if (transfer) return transfer;
    }
    return NULL;
}

void ccurl_multi_sleep(ccurl_multi *multi) {
    ccurl.p_curl_multi_poll(multi->multi, NULL, 0, INT_MAX, NULL);
}

void ccurl_multi_wakeup(ccurl_multi *multi) { ccurl.p_curl_multi_wakeup(multi->multi); }
