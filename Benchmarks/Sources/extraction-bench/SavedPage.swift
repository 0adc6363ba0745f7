import ByteCompression
import Foundation

/// A page to read, as the kit names it.
struct SavedPage: Decodable {
    var id: String
    var url: String
    var page: String
    var charset: String?

    enum CodingKeys: String, CodingKey {
        case id, url, page
        case charset = "charset_header"
    }

    /// The page's bytes, unpacked where it is kept packed.
    func bytes(in folder: URL) throws -> [UInt8] {
        let file = folder.appending(path: page)
        let bytes = [UInt8](try Data(contentsOf: file))
        return page.hasSuffix(".gz") ? try Gzip.decompressed(bytes) : bytes
    }
}
