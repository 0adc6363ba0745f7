import CDrawing

/// The functions that draw, and the fonts; for one thread at a time.
final class Easel {
    let draw: stet_drawing
    private let fonts: OpaquePointer

    /// Loads the libraries and looks for the system's fonts: the first time some tenths of a second.
    init() throws(CardError) {
        let functions = UnsafeMutablePointer<stet_drawing>.allocate(capacity: 1)
        defer { functions.deallocate() }
        guard stet_drawing_load(functions) else { throw .unavailable }
        draw = functions.pointee
        guard let fonts = draw.pango_cairo_font_map_new() else { throw .failed("fonts") }
        self.fonts = fonts
    }

    deinit { draw.g_object_unref(UnsafeMutableRawPointer(fonts)) }

    /// What text is laid out with, in the letter forms of a language; the caller lets go of it.
    func context(language: String?) throws(CardError) -> OpaquePointer {
        guard let context = draw.pango_font_map_create_context(fonts) else { throw .failed("text") }
        // Letters fall where they do at any size, and no screen's subpixels are drawn into a file.
        if let options = draw.cairo_font_options_create() {
            draw.cairo_font_options_set_antialias(options, stet_antialias_gray)
            draw.cairo_font_options_set_hint_style(options, stet_hint_style_none)
            draw.cairo_font_options_set_hint_metrics(options, stet_hint_metrics_off)
            draw.pango_cairo_context_set_font_options(context, options)
            draw.cairo_font_options_destroy(options)
        }
        if let language {
            draw.pango_context_set_language(context, draw.pango_language_from_string(language))
        }
        return context
    }
}
