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
        guard page.hasSuffix(".gz") else { return [UInt8](try Data(contentsOf: file)) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
