import TextEncodings

/// Bytes to UTF-8.
enum TextDecoder {
    struct Decoded {
        /// Valid UTF-8 without a mark, without null and other control characters, lines ending in line feeds.
        let bytes: [UInt8]
        let charset: String
    }

    /// Decodes by byte order mark, media type, `<meta>`, and by a guess, in this order.
    ///
    /// Bytes that are UTF-8 without a fault and declared otherwise only by a `<meta>` are UTF-8: a browser
    /// that saves a page rewrites its bytes and not its declaration.
    static func decode(_ page: Page, isMarkup: Bool) throws(ExtractionError) -> Decoded {
        let mark = ByteOrderMark.of(page.bytes)
        let charset = mark?.charset ?? charset(of: page, isMarkup: isMarkup)
        let body = mark.map { Array(page.bytes.dropFirst($0.length)) } ?? page.bytes
        let text: [UInt8]
        if charset == .utf8 {
            text = body
        } else {
            guard let converted = charset.decoded(body) else {
                throw ExtractionError(
                    .unreadableText, of: page,
                    "the text is in \(charset.name), which this system cannot decode")
            }
            text = converted
        }
        return Decoded(bytes: TextTidying.tidied(text), charset: charset.name)
    }

    private static func charset(of page: Page, isMarkup: Bool) -> Charset {
        if let label = parameter("charset", of: page.mediaType ?? ""), let charset = Charset(label: label) {
            return charset
        }
        if let charset = CharsetGuess.utf16(page.bytes) { return charset }
        let utf8 = CharsetGuess.utf8(page.bytes)
        let declared = isMarkup || page.mediaType == nil ? CharsetGuess.declared(in: page.bytes) : nil
        if utf8.isValid { return utf8.isASCII ? declared ?? .utf8 : .utf8 }
        return declared ?? CharsetGuess.language(in: page.bytes).map(CharsetGuess.usual) ?? .windows1252
    }

    private static func parameter(_ name: String, of mediaType: String) -> String? {
        for parameter in mediaType.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[0].lowercased().filter({ !$0.isWhitespace }) == name { return String(parts[1]) }
        }
        return nil
    }
}
