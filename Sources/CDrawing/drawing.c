#include "drawing.h"
#include <dlfcn.h>
#include <string.h>

// Pango's library for cairo brings all the others; a name is looked for in them too.
bool stet_drawing_load(struct stet_drawing *functions) {
    void *library = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    void *found;
#define STET_FIND(result, name, parameters) \
    found = dlsym(library, #name); \
    if (!found) return false; \
    memcpy(&functions->name, &found, sizeof found);
    STET_DRAWING(STET_FIND)
    return true;
}
