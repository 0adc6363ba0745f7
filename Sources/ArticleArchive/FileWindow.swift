/// A file that is read a stretch at a time: what is near the last stretch costs no call.
final class FileWindow {
    let size: Int
    private let file: OpenFile
    private let width: Int
    private var start = 0
    private var bytes: [UInt8] = []

    /// Opens a file; `nil` where there is none.
    ///
    /// - Parameter width: how many bytes are read at once.
    init?(_ path: String, width: Int) throws(ArchiveError) {
        guard let file = try OpenFile(path) else { return nil }
        size = try file.stamp().size
        self.file = file
        self.width = width
    }

    /// Lends the bytes from an offset on, fewer where the file ends.
    func with<Result>(
        _ offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) -> Result?
    ) throws(ArchiveError) -> Result? {
        guard offset >= 0, offset <= size else { return nil }
        let count = min(count, size - offset)
        if offset < start || offset + count > start + bytes.count {
            let length = max(width, count)
            // Who reads backwards goes on doing so.
            start = offset < start ? max(0, offset + count - length) : offset
            bytes = try file.bytes(at: start, count: length)
        }
        guard offset + count <= start + bytes.count else { return nil }
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[(offset - start)...])) }
    }

    /// A number of four bytes; `nil` beyond the end.
    func word(at offset: Int) throws(ArchiveError) -> UInt32? {
        try with(offset, count: 4) {
            $0.count < 4 ? nil : UInt32(bigEndian: $0.loadUnaligned(as: UInt32.self))
        }
    }
}
