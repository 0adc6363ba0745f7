#pragma once
#include <zlib.h>

// The initialisers are macros, which Swift does not import.

static inline int stet_inflate_init(z_stream *stream, int window) {
    return inflateInit2(stream, window);
}

static inline int stet_deflate_init(z_stream *stream, int level, int window) {
    return deflateInit2(stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
}
