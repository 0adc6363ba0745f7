#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
