#pragma once
// The functions are always there; what they take and give is said by their manuals.
#pragma clang diagnostic ignored "-Wnullability-completeness"
#include <stdbool.h>
#include <stdint.h>

// The functions of cairo 1.16, Pango 1.50 and GObject 2 that pictures are drawn with, found when the first one is
// drawn. Linked in the usual way, their forty libraries would double the time that every other command takes to
// start. So they are declared here, as in cairo.h, cairo-svg.h, pango-layout.h, pango-attributes.h,
// pango-fontmap.h, pango-font.h, pangocairo.h, gobject.h and gmem.h; enumerations are int.

typedef struct stet_surface cairo_surface_t;
typedef struct stet_cairo cairo_t;
typedef struct stet_options cairo_font_options_t;
typedef struct stet_fonts PangoFontMap;
typedef struct stet_context PangoContext;
typedef struct stet_language PangoLanguage;
typedef struct stet_font PangoFontDescription;
typedef struct stet_layout PangoLayout;
typedef struct stet_iterator PangoLayoutIter;
typedef struct stet_list PangoAttrList;

// cairo_write_func_t: 0 for success, 11 (CAIRO_STATUS_WRITE_ERROR) for failure.
typedef int stet_write(void *sink, const unsigned char *bytes, unsigned int count);

// The beginning of a PangoLayoutLine: the bytes of the text that stand on it.
typedef struct stet_line {
    PangoLayout *layout;
    int start_index;
    int length;
} stet_line;

// The beginning of a PangoAttribute: the bytes of the text it holds for.
typedef struct stet_attribute {
    const void *klass;
    unsigned int start_index;
    unsigned int end_index;
} stet_attribute;

static const int stet_rgb24 = 1;
static const int stet_antialias_gray = 2;
static const int stet_hint_style_none = 1;
static const int stet_hint_metrics_off = 1;
static const int stet_line_cap_round = 1;
static const int stet_wrap_word_char = 2;
static const int stet_ellipsize_end = 3;
static const int stet_direction_rtl = 1;
static const int stet_pango_scale = 1024;

// use(what it gives, its name, what it takes)
#define STET_DRAWING(use) \
    use(cairo_surface_t *, cairo_image_surface_create, (int format, int width, int height)) \
    use(cairo_surface_t *, cairo_svg_surface_create_for_stream, (stet_write *write, void *sink, double width, double height)) \
    use(void, cairo_surface_flush, (cairo_surface_t *surface)) \
    use(unsigned char *, cairo_image_surface_get_data, (cairo_surface_t *surface)) \
    use(int, cairo_image_surface_get_stride, (cairo_surface_t *surface)) \
    use(void, cairo_surface_finish, (cairo_surface_t *surface)) \
    use(int, cairo_surface_status, (cairo_surface_t *surface)) \
    use(void, cairo_surface_destroy, (cairo_surface_t *surface)) \
    use(cairo_t *, cairo_create, (cairo_surface_t *surface)) \
    use(void, cairo_destroy, (cairo_t *cairo)) \
    use(int, cairo_status, (cairo_t *cairo)) \
    use(void, cairo_scale, (cairo_t *cairo, double x, double y)) \
    use(void, cairo_save, (cairo_t *cairo)) \
    use(void, cairo_restore, (cairo_t *cairo)) \
    use(void, cairo_rectangle, (cairo_t *cairo, double x, double y, double width, double height)) \
    use(void, cairo_clip, (cairo_t *cairo)) \
    use(void, cairo_new_path, (cairo_t *cairo)) \
    use(void, cairo_arc, (cairo_t *cairo, double x, double y, double radius, double from, double to)) \
    use(void, cairo_close_path, (cairo_t *cairo)) \
    use(void, cairo_move_to, (cairo_t *cairo, double x, double y)) \
    use(void, cairo_line_to, (cairo_t *cairo, double x, double y)) \
    use(void, cairo_fill, (cairo_t *cairo)) \
    use(void, cairo_stroke, (cairo_t *cairo)) \
    use(void, cairo_set_source_rgb, (cairo_t *cairo, double red, double green, double blue)) \
    use(void, cairo_set_line_width, (cairo_t *cairo, double width)) \
    use(void, cairo_set_line_cap, (cairo_t *cairo, int cap)) \
    use(void, cairo_set_dash, (cairo_t *cairo, const double *dashes, int count, double offset)) \
    use(cairo_font_options_t *, cairo_font_options_create, (void)) \
    use(void, cairo_font_options_set_antialias, (cairo_font_options_t *options, int antialias)) \
    use(void, cairo_font_options_set_hint_style, (cairo_font_options_t *options, int style)) \
    use(void, cairo_font_options_set_hint_metrics, (cairo_font_options_t *options, int metrics)) \
    use(void, cairo_font_options_destroy, (cairo_font_options_t *options)) \
    use(PangoFontMap *, pango_cairo_font_map_new, (void)) \
    use(void, pango_cairo_context_set_font_options, (PangoContext *context, const cairo_font_options_t *options)) \
    use(void, pango_cairo_show_layout, (cairo_t *cairo, PangoLayout *layout)) \
    use(PangoContext *, pango_font_map_create_context, (PangoFontMap *fonts)) \
    use(void, pango_context_set_language, (PangoContext *context, PangoLanguage *language)) \
    use(PangoLanguage *, pango_language_from_string, (const char *tag)) \
    use(PangoFontDescription *, pango_font_description_new, (void)) \
    use(void, pango_font_description_set_family, (PangoFontDescription *font, const char *families)) \
    use(void, pango_font_description_set_weight, (PangoFontDescription *font, int weight)) \
    use(void, pango_font_description_set_absolute_size, (PangoFontDescription *font, double size)) \
    use(void, pango_font_description_free, (PangoFontDescription *font)) \
    use(PangoLayout *, pango_layout_new, (PangoContext *context)) \
    use(void, pango_layout_set_text, (PangoLayout *layout, const char *text, int length)) \
    use(void, pango_layout_set_font_description, (PangoLayout *layout, const PangoFontDescription *font)) \
    use(void, pango_layout_set_width, (PangoLayout *layout, int width)) \
    use(void, pango_layout_set_height, (PangoLayout *layout, int height)) \
    use(void, pango_layout_set_wrap, (PangoLayout *layout, int wrap)) \
    use(void, pango_layout_set_ellipsize, (PangoLayout *layout, int place)) \
    use(void, pango_layout_set_line_spacing, (PangoLayout *layout, float factor)) \
    use(void, pango_layout_set_attributes, (PangoLayout *layout, PangoAttrList *attributes)) \
    use(int, pango_layout_is_ellipsized, (PangoLayout *layout)) \
    use(void, pango_layout_get_pixel_size, (PangoLayout *layout, int *width, int *height)) \
    use(int, pango_layout_get_direction, (PangoLayout *layout, int index)) \
    use(PangoLayoutIter *, pango_layout_get_iter, (PangoLayout *layout)) \
    use(stet_line *, pango_layout_iter_get_line_readonly, (PangoLayoutIter *iterator)) \
    use(int, pango_layout_iter_get_baseline, (PangoLayoutIter *iterator)) \
    use(int, pango_layout_iter_next_line, (PangoLayoutIter *iterator)) \
    use(void, pango_layout_iter_free, (PangoLayoutIter *iterator)) \
    use(void, pango_layout_line_get_x_ranges, (stet_line *line, int from, int to, int **ranges, int *count)) \
    use(PangoAttrList *, pango_attr_list_new, (void)) \
    use(void, pango_attr_list_insert, (PangoAttrList *list, stet_attribute *attribute)) \
    use(void, pango_attr_list_unref, (PangoAttrList *list)) \
    use(stet_attribute *, pango_attr_foreground_new, (uint16_t red, uint16_t green, uint16_t blue)) \
    use(stet_attribute *, pango_attr_letter_spacing_new, (int spacing)) \
    use(void, g_object_unref, (void *object)) \
    use(void, g_free, (void *memory))

struct stet_drawing {
#define STET_DECLARE(result, name, parameters) result(*_Nonnull name) parameters;
    STET_DRAWING(STET_DECLARE)
#undef STET_DECLARE
};

// Fills in all functions; false where the libraries are not installed. They stay loaded.
bool stet_drawing_load(struct stet_drawing *_Nonnull functions);
