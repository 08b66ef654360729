#include "looks.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// A colour is -1 for the default, a number below 256, or red, green and blue plus `exact`.
enum { exact = 0x1000000, longest = 64 };

typedef struct {
    unsigned attributes;  // bit n: SGR n, 1 to 9
    int foreground, background;
} look;

static const look plain = {0, -1, -1};
static look wanted = {0, -1, -1}, shown = {0, -1, -1};
static bool is_known;  // `shown` is what the terminal has
static bool has_looks;  // SGR was seen: not every terminal has it
static bool is_foreign;  // there was a look in a language not understood here: nothing is changed up to the next reset
static char charset;
static int mixes[256];  // plus one; 0 for the terminal's own

void looks_mix(int number, int rgb) {
    if (number < 16 || number > 255) return;
    mixes[number] = rgb >= 0 ? rgb + 1 : 0;
    is_known = false;
}

void looks_begin(void) {
    wanted = plain;
    has_looks = false;
    looks_forget();
}

void looks_forget(void) {
    is_known = is_foreign = false;
    charset = 0;
}

long looks_room(const char *bytes, long count) {
    long room = count;
    for (long at = 0; at < count; at++) room += bytes[at] == '\033' ? longest : 0;
    return room + longest;
}

static int colour(const int *numbers, int count, int *at) {
    if (*at + 2 < count && numbers[*at + 1] == 5) {
        return numbers[*at += 2] & 255;
    }
    if (*at + 4 < count && numbers[*at + 1] == 2) {
        int rgb = (numbers[*at + 2] & 255) << 16 | (numbers[*at + 3] & 255) << 8 | (numbers[*at + 4] & 255);
        *at += 4;
        return exact + rgb;
    }
    return -2;
}

// The parameters of an SGR sequence, added to a look. False if one is not known here.
static bool add(look *to, const int *numbers, int count) {
    for (int at = 0; at < count; at++) {
        int number = numbers[at];
        if (number == 0) *to = plain;
        else if (number <= 9) to->attributes |= 1u << number;
        else if (number == 22) to->attributes &= ~6u;
        else if (number >= 23 && number <= 29) to->attributes &= ~(1u << (number - 20));
        else if (number >= 30 && number <= 37) to->foreground = number - 30;
        else if (number == 38) to->foreground = colour(numbers, count, &at);
        else if (number == 39) to->foreground = -1;
        else if (number >= 40 && number <= 47) to->background = number - 40;
        else if (number == 48) to->background = colour(numbers, count, &at);
        else if (number == 49) to->background = -1;
        else if (number >= 90 && number <= 97) to->foreground = number - 82;
        else if (number >= 100 && number <= 107) to->background = number - 92;
        else return false;
    }
    return to->foreground > -2 && to->background > -2;
}

static char *put_colour(char *out, int colour, bool is_background) {
    int base = is_background ? 40 : 30;
    if (colour >= 0 && colour < 256 && mixes[colour] > 0) colour = exact + mixes[colour] - 1;
    if (colour < 0) return out + sprintf(out, "%d;", base + 9);
    if (colour < 8) return out + sprintf(out, "%d;", base + colour);
    if (colour < 16) return out + sprintf(out, "%d;", base + 52 + colour);
    if (colour < exact) return out + sprintf(out, "%d;5;%d;", base + 8, colour);
    return out + sprintf(out, "%d;2;%d;%d;%d;", base + 8, colour >> 16 & 255, colour >> 8 & 255, colour & 255);
}

// Before something is drawn. A blank shows no foreground, unless it is underlined or reversed.
static char *flush(char *out, bool is_blank) {
    const unsigned visible = 1u << 4 | 1u << 7 | 1u << 9;
    if (!has_looks) return out;
    is_blank = is_blank && is_known && !((wanted.attributes | shown.attributes) & visible);
    if (is_known && wanted.background == shown.background
        && (is_blank || (wanted.attributes == shown.attributes && wanted.foreground == shown.foreground)))
        return out;
    char *start = out;
    out += sprintf(out, "\033[");
    if (!is_known || (!is_blank && (shown.attributes & ~wanted.attributes))) {
        out += sprintf(out, "0;");
        shown = plain;
    }
    if (!is_blank) {
        for (unsigned number = 1; number <= 9; number++)
            if ((wanted.attributes & ~shown.attributes) >> number & 1) out += sprintf(out, "%u;", number);
        if (wanted.foreground != shown.foreground) out = put_colour(out, wanted.foreground, false);
    }
    if (wanted.background != shown.background) out = put_colour(out, wanted.background, true);
    int background = wanted.background;
    if (!is_blank) shown = wanted;
    shown.background = background;
    is_known = true;
    out[-1] = 'm';
    if (out - start == 4 && start[2] == '0') out = start + sprintf(start, "\033[m");
    return out;
}

// Before a look that is passed on as it is. What was only noted until now stands before it.
static char *pass_foreign(char *out) {
    if (!is_foreign) out = flush(out, false);
    is_foreign = true;
    is_known = false;
    return out;
}

// Reads "\033[1;2m" at the start of `bytes`. Returns its length; 0 if it is something else.
static long read_look(const char *bytes, long count, int *numbers, int *found) {
    *found = 1;
    numbers[0] = 0;
    for (long at = 2; at < count && at < longest; at++) {
        char byte = bytes[at];
        if (byte == 'm') return at + 1;
        if (byte >= '0' && byte <= '9') numbers[*found - 1] = numbers[*found - 1] * 10 % 100000 + byte - '0';
        else if (byte == ';' && *found < 16) numbers[(*found)++] = 0;
        else return 0;
    }
    return 0;
}

long looks_reduce(const char *bytes, long count, char *out) {
    char *start = out;
    for (long at = 0; at < count;) {
        const char *here = bytes + at;
        long left = count - at, length = 1;
        bool draws = true;
        if (*here == '\033' && left > 2 && here[1] == '[') {
            int numbers[16], found;
            length = read_look(here, left, numbers, &found);
            if (length > 0) {
                if (numbers[0] == 0) is_foreign = false;
                look next = wanted;
                at += length;
                has_looks = true;
                if (!is_foreign && add(&next, numbers, found)) {
                    wanted = next;
                    continue;
                }
                out = pass_foreign(out);
                memcpy(out, here, (size_t)length);
                out += length;
                continue;
            }
            for (length = 2; length < left && (here[length] < 0x40 || here[length] > 0x7e);) length++;
            if (length < left) length++;
            // The cursor moves: nothing is drawn.
            draws = here[length - 1] != 'H';
            if (here[length - 1] == 'm') {
                // With colons, say.
                out = pass_foreign(out);
                draws = false;
            }
        } else if (*here == '\033' && left > 2 && here[1] == '(') {
            length = 3;
            bool is_new = charset != here[2];
            charset = here[2];
            if (!is_new) {
                at += length;
                continue;
            }
            draws = false;
        }
        if (draws && !is_foreign) out = flush(out, *here == ' ');
        memcpy(out, here, (size_t)length);
        out += length;
        at += length;
    }
    // ncurses leaves the terminal as it believes it is.
    if (!is_foreign) out = flush(out, false);
    return out - start;
}
