#include "library.h"
#include "CCurl.h"

#include <ctype.h>
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

ccurl_library ccurl;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_loaded;
static const char *failure;

bool ccurl_lacks_descriptors(void) {
    int opened[4];
    size_t count = 0;
    while (count < sizeof opened / sizeof *opened && (opened[count] = open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0) count++;
    bool lacks = count < sizeof opened / sizeof *opened && (errno == EMFILE || errno == ENFILE);
    while (count > 0) close(opened[--count]);
    return lacks;
}

static void load(void) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
    void *library = NULL;
    for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        failure = ccurl_lacks_descriptors() ? "libcurl cannot be opened: raise the limit of open files (ulimit -n)"
                                            : "libcurl is not installed: install the package libcurl4";
        return;
    }
    // POSIX guarantees that an object pointer from dlsym can be used as a function. C does not, hence the copy.
#define CCURL_FIND(name) \
    { \
        void *found = dlsym(library, #name); \
        if (!found) failure = "the installed libcurl is too old: 7.68 or newer is needed"; \
        memcpy(&ccurl.p_##name, &found, sizeof found); \
    }
    CCURL_FUNCTIONS(CCURL_FIND)
#undef CCURL_FIND
    if (!failure && ccurl.p_curl_global_init(CURL_GLOBAL_ALL) != CURLE_OK) failure = "libcurl cannot be started";
}

// A shortage may be over at the next call.
bool ccurl_load(void) {
    pthread_mutex_lock(&lock);
    if (!is_loaded) {
        failure = NULL;
        load();
        is_loaded = !failure;
    }
    bool loaded = is_loaded;
    pthread_mutex_unlock(&lock);
    return loaded;
}

const char *ccurl_load_failure(void) { return failure; }

static curl_version_info_data *about(void) { return ccurl.p_curl_version_info(CURLVERSION_NOW); }

const char *ccurl_default_bundle(void) {
    return about()->age >= CURLVERSION_SEVENTH ? about()->cainfo : NULL;
}

const char *ccurl_default_directory(void) {
    return about()->age >= CURLVERSION_SEVENTH ? about()->capath : NULL;
}

bool ccurl_uses_openssl(void) {
    const char *name = about()->ssl_version;
    return name && strncmp(name, "OpenSSL", 7) == 0;
}

bool ccurl_has_hashed_links(const char *directory) {
    DIR *stream = opendir(directory);
    if (!stream) return false;
    bool found = false;
    for (struct dirent *entry; !found && (entry = readdir(stream));) {
        size_t digits = 0;
        while (digits < 8 && isxdigit((unsigned char)entry->d_name[digits])) digits++;
        found = digits == 8 && strcmp(entry->d_name + 8, ".0") == 0;
    }
    closedir(stream);
    return found;
}

// Connecting a datagram socket looks up the route and sends nothing. The addresses are reserved for documentation.
static bool has_route(int family, const struct sockaddr *address, socklen_t length) {
    int probe = socket(family, SOCK_DGRAM, 0);
    if (probe < 0) return false;
    bool routed = connect(probe, address, length) == 0;
    close(probe);
    return routed;
}

bool ccurl_is_offline(void) {
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(443)};
    four.sin_addr.s_addr = htonl(0xC0000201);
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(443)};
    static const unsigned char documentation[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 1};
    memcpy(&six.sin6_addr, documentation, sizeof documentation);
    return !has_route(AF_INET, (const struct sockaddr *)&four, sizeof four)
        && !has_route(AF_INET6, (const struct sockaddr *)&six, sizeof six);
}

bool ccurl_origin_of(const char *url, ccurl_origin *origin) {
    CURLU *parts = ccurl.p_curl_url();
    char *scheme = NULL, *host = NULL, *port = NULL;
    bool known = parts && ccurl.p_curl_url_set(parts, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK
        && ccurl.p_curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK
        && ccurl.p_curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK;
    if (known) {
        memset(origin, 0, sizeof *origin);
        strncpy(origin->scheme, scheme, sizeof origin->scheme - 1);
        strncpy(origin->host, host, sizeof origin->host - 1);
        if (ccurl.p_curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK) {
            for (const char *digit = port; *digit >= '0' && *digit <= '9' && origin->port < 100000; digit++)
                origin->port = origin->port * 10 + (*digit - '0');
        }
        known = strlen(scheme) < sizeof origin->scheme && strlen(host) < sizeof origin->host;
    }
    ccurl.p_curl_free(scheme);
    ccurl.p_curl_free(host);
    ccurl.p_curl_free(port);
    if (parts) ccurl.p_curl_url_cleanup(parts);
    return known;
}
