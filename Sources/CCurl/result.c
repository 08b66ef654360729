#include "transfer.h"

static long number(const ccurl_transfer *transfer, CURLINFO info) {
    long value = 0;
    return ccurl.p_curl_easy_getinfo(transfer->easy, info, &value) == CURLE_OK ? value : 0;
}

long ccurl_status(const ccurl_transfer *transfer) { return number(transfer, CURLINFO_RESPONSE_CODE); }

const uint8_t *ccurl_head(const ccurl_transfer *transfer, size_t *length) {
    *length = transfer->head.length;
    return transfer->head.bytes;
}

bool ccurl_head_is_too_large(const ccurl_transfer *transfer) { return transfer->head.is_too_large; }

bool ccurl_head_is_complete(const ccurl_transfer *transfer) { return transfer->head_is_complete; }

bool ccurl_body_is_too_large(const ccurl_transfer *transfer) { return transfer->body.is_too_large; }

size_t ccurl_body_growth(ccurl_transfer *transfer) {
    bool has_grown = transfer->has_grown;
    transfer->has_grown = false;
    return has_grown ? transfer->body.length : 0;
}

uint8_t *ccurl_take_body(ccurl_transfer *transfer, size_t *length) {
    uint8_t *bytes = transfer->body.bytes;
    *length = transfer->body.length;
    transfer->body = (ccurl_buffer){0};
    return bytes;
}

const char *ccurl_error_text(const ccurl_transfer *transfer, int code) {
    return transfer->error[0] ? transfer->error : ccurl.p_curl_easy_strerror((CURLcode)code);
}

int ccurl_os_error(const ccurl_transfer *transfer) { return (int)number(transfer, CURLINFO_OS_ERRNO); }

long ccurl_peer_port(const ccurl_transfer *transfer) { return number(transfer, CURLINFO_PRIMARY_PORT); }

long ccurl_connect_status(const ccurl_transfer *transfer) { return number(transfer, CURLINFO_HTTP_CONNECTCODE); }

bool ccurl_reused_connection(const ccurl_transfer *transfer) {
    return number(transfer, CURLINFO_NUM_CONNECTS) == 0;
}

bool ccurl_was_connected(const ccurl_transfer *transfer) {
    double seconds = 0;
    CURLcode known = ccurl.p_curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME, &seconds);
    return known == CURLE_OK && seconds > 0;
}

const char *ccurl_redirect_url(const ccurl_transfer *transfer) {
    char *url = NULL;
    return ccurl.p_curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &url) == CURLE_OK ? url : NULL;
}
