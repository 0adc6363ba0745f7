public import Articles
public import Extraction
public import Fetching

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a look is taken: an address, or bytes that are already here.
public enum Source: Sendable, Hashable {
    /// A page on the web.
    case address(WebAddress)
    /// A file.
    case file(String)
    /// Bytes read by the caller, such as standard input, and what to call them.
    case bytes([UInt8], name: String)
    /// A page as it answered at an address, kept by somebody else.
    case capture([UInt8], mediaType: String?, of: WebAddress)

    /// What to call it on a line of its own.
    public var name: String {
        switch self {
        case .address(let address): address.description
        case .file(let path): path
        case .bytes(_, let name): name
        case .capture(_, _, let address): address.description
        }
    }

    /// The largest file read, in bytes.
    public static let maximumFileSize = 20_000_000

    /// What a person names: a web address, a file, or a directory, which stands for its files in name order.
    ///
    /// - Throws: ``TrackingError`` with code `usage` for a bad address, `unreadable` where there is no such file.
    public static func named(_ text: String) throws(TrackingError) -> [Source] {
        if WebAddress.isLikely(text) {
            do { return [.address(try WebAddress(text))] } catch {
                throw TrackingError(.usage, error.description)
            }
        }
        var isDirectory: Bool = false
        guard FileManager.default.fileExists(atPath: text, isDirectory: &isDirectory) else {
            let looksLikeHost = text.prefix { $0 != "/" }.contains(".") && !text.hasPrefix(".")
            let hint = looksLikeHost ? "; a web address begins with https://" : ""
            throw TrackingError(.unreadable, "\(text): there is no such file\(hint)")
        }
        return isDirectory ? try files(in: text) : [.file(text)]
    }

    private static let extensions: Set<String> = [
        "html", "htm", "xhtml", "mhtml", "mht", "txt", "text", "md",
    ]

    private static func files(in directory: String) throws(TrackingError) -> [Source] {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: directory) } catch {
            throw TrackingError(
                .unreadable, "\(directory): the directory cannot be read; check its permissions")
        }
        let pages = names.filter { name in
            let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            return !name.hasPrefix(".") && name.contains(".") && extensions.contains(ending)
                && !name.lowercased().hasPrefix("readme")
        }
        guard !pages.isEmpty else {
            throw TrackingError(.unreadable, "\(directory): no .html, .txt or .md files in it")
        }
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        return pages.sorted().map { .file(base + $0) }
    }

    /// The bytes of a file and the media type its name tells.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable`.
    static func read(file path: String) throws(TrackingError) -> (bytes: [UInt8], mediaType: String?) {
        (try FileOnDisk(path).bytes(limit: maximumFileSize), mediaType(ofFile: path))
    }

    private static func mediaType(ofFile path: String) -> String? {
        switch path.split(separator: ".").last?.lowercased() {
        case "html", "htm", "xhtml": "text/html"
        case "mhtml", "mht": "multipart/related"
        case "txt", "text", "md": "text/plain"
        default: nil
        }
    }

    /// The page behind the source, fetched or read, for those who want to look at it and record nothing.
    ///
    /// - Parameters:
    ///   - fetcher: reads addresses.
    ///   - address: where the bytes of a file came from.
    /// - Throws: ``TrackingError`` with code `unreadable`.
    public func page(by fetcher: Fetcher, from address: WebAddress? = nil) async throws(TrackingError) -> Page
    {
        switch self {
        case .bytes(let bytes, _): return Page(bytes: bytes, mediaType: nil, address: address)
        case .capture(let bytes, let mediaType, let of):
            return Page(bytes: bytes, mediaType: mediaType, address: of)
        case .file(let path):
            let (bytes, mediaType) = try Self.read(file: path)
            return Page(bytes: bytes, mediaType: mediaType, address: address)
        case .address(let requested):
            do {
                let response = try await fetcher.fetch(requested)
                return Page(
                    bytes: response.body, mediaType: response.head["content-type"], address: response.final)
            } catch { throw TrackingError(.unreadable, error.description) }
        }
    }

    /// When the file was last written; `nil` for what is no file.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable`.
    public func modificationTime() throws(TrackingError) -> Date? {
        guard case .file(let path) = self else { return nil }
        return try FileOnDisk(path).modified
    }
}
