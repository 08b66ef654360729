#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libcurl for one thread, without variadic functions and without linking. The library is opened by the first call of
// ccurl_load. No other function may be called before that has returned true.

// Opens libcurl, unless it is open. Safe from any thread.
bool ccurl_load(void);
// Why ccurl_load returned false. Static text.
const char *ccurl_load_failure(void);

// The compiled-in certificate bundle and directory; NULL if there is none.
const char *ccurl_default_bundle(void);
const char *ccurl_default_directory(void);
// Whether the library's TLS is OpenSSL, which reads single certificates from a directory on demand.
bool ccurl_uses_openssl(void);
// Whether a directory contains a certificate under OpenSSL's hashed name ("1a2b3c4d.0").
bool ccurl_has_hashed_links(const char *directory);
// Whether this process can open no more files, of which a connection needs a few. Then names have no addresses, and
// servers seem to refuse connections.
bool ccurl_lacks_descriptors(void);
// Whether this machine has no route to anywhere. Sends nothing.
bool ccurl_is_offline(void);

// One request and its response.
typedef struct ccurl_transfer ccurl_transfer;

// The limits count the bytes of the body after decompression, and the bytes and lines of all headers. NULL if memory
// runs out.
ccurl_transfer *ccurl_transfer_new(size_t body_limit, size_t head_limit, size_t head_lines);
// Must not be in flight on a multi.
void ccurl_transfer_free(ccurl_transfer *transfer);
// The setters copy their texts. If one fails, ccurl_multi_add fails.
void ccurl_set_url(ccurl_transfer *transfer, const char *url);
void ccurl_set_user_agent(ccurl_transfer *transfer, const char *agent);
void ccurl_add_header(ccurl_transfer *transfer, const char *line);
// An empty text means no proxy, whatever the environment says.
void ccurl_set_proxy(ccurl_transfer *transfer, const char *proxy);
// NULL clears the compiled-in value.
void ccurl_set_certificates(ccurl_transfer *transfer, const char *file, const char *directory);
// The content of such a file, which is then not opened. A library that cannot take it opens the file.
void ccurl_set_certificate_text(ccurl_transfer *transfer, const uint8_t *bytes, size_t length, const char *file);
void ccurl_set_verification(ccurl_transfer *transfer, bool verifies);
// In milliseconds.
void ccurl_set_time_limits(ccurl_transfer *transfer, long total, long connect);
// Do not reuse a connection.
void ccurl_set_fresh_connection(ccurl_transfer *transfer);

// After the transfer has finished:
long ccurl_status(const ccurl_transfer *transfer);
// The last response's header lines, unchanged.
const uint8_t *ccurl_head(const ccurl_transfer *transfer, size_t *length);
bool ccurl_head_is_too_large(const ccurl_transfer *transfer);
// Whether the empty line after the headers has arrived. With HTTP/2 and after endings by the library there is one too.
bool ccurl_head_is_complete(const ccurl_transfer *transfer);
bool ccurl_body_is_too_large(const ccurl_transfer *transfer);
// The current length of the body if it has grown since the last call, otherwise 0.
size_t ccurl_body_growth(ccurl_transfer *transfer);
// The body, which the caller must free(); NULL if it is empty.
uint8_t *ccurl_take_body(ccurl_transfer *transfer, size_t *length);
// The library's error message; never NULL.
const char *ccurl_error_text(const ccurl_transfer *transfer, int code);
// errno of a failed connect.
int ccurl_os_error(const ccurl_transfer *transfer);
// The port of the last connection, the proxy's if there is one; 0 if there was none.
long ccurl_peer_port(const ccurl_transfer *transfer);
// The status of a proxy's response to CONNECT; 0 if there is none.
long ccurl_connect_status(const ccurl_transfer *transfer);
// Whether the transfer reused a connection.
bool ccurl_reused_connection(const ccurl_transfer *transfer);
// Whether connection, proxy and TLS were ready, so that the request could be sent.
bool ccurl_was_connected(const ccurl_transfer *transfer);
// The absolute target of a redirect; NULL if there is none.
const char *ccurl_redirect_url(const ccurl_transfer *transfer);

// The transfers in flight on one thread, and their connections.
typedef struct ccurl_multi ccurl_multi;

// NULL if it cannot be created.
ccurl_multi *ccurl_multi_new(long connections);
// All transfers must have been removed.
void ccurl_multi_free(ccurl_multi *multi);
// 0, or libcurl's error number.
int ccurl_multi_add(ccurl_multi *multi, ccurl_transfer *transfer);
void ccurl_multi_remove(ccurl_multi *multi, ccurl_transfer *transfer);
// Performs everything that is possible now.
void ccurl_multi_perform(ccurl_multi *multi);
// A finished transfer, removed from the multi, with its result code (0 is success); NULL if there is none.
ccurl_transfer *ccurl_multi_next_done(ccurl_multi *multi, int *code);
// Sleeps until there is something to do or ccurl_multi_wakeup is called.
void ccurl_multi_sleep(ccurl_multi *multi);
// The only function for other threads, while the multi exists.
void ccurl_multi_wakeup(ccurl_multi *multi);

// Scheme, host and port of a URL, each NUL-terminated and cut to its size. False if it is invalid.
typedef struct {
    char scheme[16];
    char host[256];
    long port;
} ccurl_origin;
bool ccurl_origin_of(const char *url, ccurl_origin *origin);

// libcurl's numbers for the results that are distinguished.
enum {
    ccurl_ok = 0,
    ccurl_unsupported_protocol = 1,
    ccurl_no_proxy_address = 5,
    ccurl_no_host_address = 6,
    ccurl_not_connected = 7,
    ccurl_weird_reply = 8,
    ccurl_http2_error = 16,
    ccurl_partial_file = 18,
    ccurl_write_error = 23,
    ccurl_out_of_memory = 27,
    ccurl_timed_out = 28,
    ccurl_tls_connect_error = 35,
    ccurl_got_nothing = 52,
    ccurl_send_error = 55,
    ccurl_receive_error = 56,
    ccurl_peer_failed_verification = 60,
    ccurl_bad_encoding = 61,
    ccurl_http2_stream_error = 92,
    ccurl_proxy_error = 97,
    ccurl_too_large = 100,
};

#endif
