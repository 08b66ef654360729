#include "transfer.h"

#include <stdlib.h>
#include <string.h>

static bool append(ccurl_buffer *buffer, const char *bytes, size_t length) {
    if (length > buffer->limit - buffer->length) {
        buffer->is_too_large = true;
        return false;
    }
    size_t needed = buffer->length + length;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity * 2 : 4096;
        if (capacity < needed) capacity = needed;
        if (capacity > buffer->limit) capacity = buffer->limit;
        uint8_t *grown = realloc(buffer->bytes, capacity);
        if (!grown) return false;
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length = needed;
    return true;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    ccurl_transfer *transfer = context;
    size_t length = size * count;
    if (length == 0) return 0;
    transfer->has_grown = true;
    return append(&transfer->body, bytes, length) ? length : 0;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *context) {
    ccurl_transfer *transfer = context;
    size_t length = size * count;
    transfer->head_total += length;
    transfer->head_lines += 1;
    if (transfer->head_total > transfer->head.limit || transfer->head_lines > transfer->head_lines_limit) {
        transfer->head.is_too_large = true;
        return 0;
    }
    // A response's status line replaces the previous response ("100 Continue"). Headers after a body are trailers.
    if (length >= 5 && memcmp(bytes, "HTTP/", 5) == 0 && transfer->body.length == 0) {
        transfer->head.length = 0;
        transfer->head_is_complete = false;
    }
    if (transfer->head_is_complete) return length;
    if (length > 0 && (bytes[0] == '\r' || bytes[0] == '\n')) {
        transfer->head_is_complete = true;
        return length;
    }
    return append(&transfer->head, bytes, length) ? length : 0;
}

static void note(ccurl_transfer *transfer, CURLcode code) {
    if (transfer->setup == CURLE_OK) transfer->setup = code;
}

#define SET(option, value) note(transfer, ccurl.p_curl_easy_setopt(transfer->easy, option, value))
// For options that an older library or another TLS library may lack.
#define TRY(option, value) (void)ccurl.p_curl_easy_setopt(transfer->easy, option, value)

static void restrict_protocols(ccurl_transfer *transfer) {
#if LIBCURL_VERSION_NUM >= 0x075500
    if (ccurl.p_curl_easy_setopt(transfer->easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK) return;
#endif
    // The older name, deprecated since 7.85.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#pragma GCC diagnostic pop
}

ccurl_transfer *ccurl_transfer_new(size_t body_limit, size_t head_limit, size_t head_lines) {
    ccurl_transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) return NULL;
    transfer->easy = ccurl.p_curl_easy_init();
    if (!transfer->easy) {
        free(transfer);
        return NULL;
    }
    transfer->body.limit = body_limit;
    transfer->head.limit = head_limit;
    transfer->head_lines_limit = head_lines;
    SET(CURLOPT_PRIVATE, (void *)transfer);
    SET(CURLOPT_ERRORBUFFER, transfer->error);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, (void *)transfer);
    SET(CURLOPT_HEADERFUNCTION, take_head);
    SET(CURLOPT_HEADERDATA, (void *)transfer);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    // The key is for the server: a proxy must not see it in CONNECT.
    SET(CURLOPT_HEADEROPT, (long)CURLHEADER_SEPARATE);
    SET(CURLOPT_ACCEPT_ENCODING, "");
    // The target is already encoded as the server expects. Dots in it must not be resolved.
    SET(CURLOPT_PATH_AS_IS, 1L);
    // CURLOPT_PIPEWAIT stays off: if the server turns out to speak HTTP/1.1, one missing response would delay all
    // others. Without HTTP/2 in the library this fails, and HTTP/1.1 is used.
    TRY(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
#if LIBCURL_VERSION_NUM >= 0x075700
    // Otherwise a name server that never responds would delay cancelling and the time limit.
    TRY(CURLOPT_QUICK_EXIT, 1L);
#endif
    restrict_protocols(transfer);
    return transfer;
}

void ccurl_transfer_free(ccurl_transfer *transfer) {
    ccurl.p_curl_easy_cleanup(transfer->easy);
    ccurl.p_curl_slist_free_all(transfer->headers);
    free(transfer->head.bytes);
    free(transfer->body.bytes);
    free(transfer);
}

void ccurl_set_url(ccurl_transfer *transfer, const char *url) { SET(CURLOPT_URL, url); }

void ccurl_set_user_agent(ccurl_transfer *transfer, const char *agent) { SET(CURLOPT_USERAGENT, agent); }

void ccurl_add_header(ccurl_transfer *transfer, const char *line) {
    struct curl_slist *longer = ccurl.p_curl_slist_append(transfer->headers, line);
    if (!longer) {
        note(transfer, CURLE_OUT_OF_MEMORY);
        return;
    }
    transfer->headers = longer;
    SET(CURLOPT_HTTPHEADER, longer);
}

void ccurl_set_proxy(ccurl_transfer *transfer, const char *proxy) { SET(CURLOPT_PROXY, proxy); }

void ccurl_set_certificates(ccurl_transfer *transfer, const char *file, const char *directory) {
    SET(CURLOPT_CAINFO, file);
    TRY(CURLOPT_CAPATH, directory);
    TRY(CURLOPT_PROXY_CAINFO, file);
    TRY(CURLOPT_PROXY_CAPATH, directory);
}

void ccurl_set_certificate_text(ccurl_transfer *transfer, const uint8_t *bytes, size_t length, const char *file) {
#if LIBCURL_VERSION_NUM >= 0x074D00
    struct curl_blob blob = {.data = (void *)bytes, .len = length, .flags = CURL_BLOB_COPY};
    if (ccurl.p_curl_easy_setopt(transfer->easy, CURLOPT_CAINFO_BLOB, &blob) == CURLE_OK) {
        TRY(CURLOPT_PROXY_CAINFO_BLOB, &blob);
        file = NULL;
    }
#endif
    ccurl_set_certificates(transfer, file, NULL);
}

void ccurl_set_verification(ccurl_transfer *transfer, bool verifies) {
    SET(CURLOPT_SSL_VERIFYPEER, verifies ? 1L : 0L);
    SET(CURLOPT_SSL_VERIFYHOST, verifies ? 2L : 0L);
    TRY(CURLOPT_PROXY_SSL_VERIFYPEER, verifies ? 1L : 0L);
    TRY(CURLOPT_PROXY_SSL_VERIFYHOST, verifies ? 2L : 0L);
}

void ccurl_set_time_limits(ccurl_transfer *transfer, long total, long connect) {
    SET(CURLOPT_TIMEOUT_MS, total);
    SET(CURLOPT_CONNECTTIMEOUT_MS, connect);
}

void ccurl_set_fresh_connection(ccurl_transfer *transfer) { SET(CURLOPT_FRESH_CONNECT, 1L); }
