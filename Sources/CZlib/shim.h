#pragma once
#include <zlib.h>

// The initialiser is a macro, which Swift does not import.

static inline int stet_inflate_init(z_stream *stream, int window) {
    return inflateInit2(stream, window);
}
