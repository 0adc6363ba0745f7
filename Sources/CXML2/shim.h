#pragma once
#include <libxml/xmlversion.h>
// libxml2's headers would bring in the system's ICU, whose types clash with those Foundation carries. The only
// struct that differs is xmlCharEncodingHandler, in its last members; nothing here looks into it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
