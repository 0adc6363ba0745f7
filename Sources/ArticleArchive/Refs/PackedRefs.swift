import Articles
import Glibc

/// The file `packed-refs`: a sorted list of refs and the commits they point at (gitformat-pack-refs).
///
/// One name is found by binary search, reading a few blocks of the file whatever its length.
struct PackedRefs {
    let path: String
    /// The file that was read from one end to the other and found sound.
    private var sound: FileStamp?

    init(in repository: String) {
        path = repository + "/packed-refs"
    }

    /// The commit a ref points at; `nil` where it is not in the file.
    ///
    /// Damage may lead the search past a name: before believing that there is no such ref, ``check()``.
    func target(of ref: String) throws(ArchiveError) -> ObjectID? {
        guard let file = try OpenFile(path) else { return nil }
        let name = Array(ref.utf8)
        var low = 0
        var high = try file.stamp().size
        guard try isSorted(file) else { return try scan(file, low, high, for: name) }
        while high - low > Self.block {
            let middle = low + (high - low) / 2
            let window = try file.bytes(at: middle, count: Self.longestLine * 2)
            guard let start = window.firstIndex(of: Self.lineFeed).map({ $0 + 1 }), start < window.count,
                let end = window[start...].firstIndex(of: Self.lineFeed)
            else {
                guard middle + window.count >= high else { throw damaged("a line is too long") }
                return try scan(file, low, high, for: name)
            }
            guard middle + end < high else { return try scan(file, low, high, for: name) }
            guard let line = try PackedRef(window[start..<end], in: path) else {
                // A tag's peeled line: not worth a case of its own.
                return try scan(file, low, high, for: name)
            }
            if line.name.elementsEqual(name) { return line.target }
            if line.name.lexicographicallyPrecedes(name) {
                low = middle + end + 1
            } else {
                high = middle + start
            }
        }
        return try scan(file, low, high, for: name)
    }

    /// Whether any ref has a prefix; found by binary search.
    func hasAny(under prefix: String) throws(ArchiveError) -> Bool {
        guard let file = try OpenFile(path) else { return false }
        let prefix = Array(prefix.utf8)
        var low = 0
        var high = try file.stamp().size
        guard try isSorted(file) else { return try hasAny(in: file, from: 0, to: high, under: prefix) }
        while high - low > Self.block {
            let middle = low + (high - low) / 2
            let window = try file.bytes(at: middle, count: Self.longestLine * 2)
            guard let start = window.firstIndex(of: Self.lineFeed).map({ $0 + 1 }), start < window.count,
                let end = window[start...].firstIndex(of: Self.lineFeed), middle + end < high,
                let line = try PackedRef(window[start..<end], in: path)
            else { break }
            if line.name.starts(with: prefix) { return true }
            if line.name.lexicographicallyPrecedes(prefix) {
                low = middle + end + 1
            } else {
                high = middle + start
            }
        }
        return try hasAny(in: file, from: low, to: high, under: prefix)
    }

    private func hasAny(
        in file: borrowing OpenFile, from low: Int, to high: Int, under prefix: [UInt8]
    ) throws(ArchiveError) -> Bool {
        let bytes = try file.bytes(at: low, count: high - low)
        return bytes.withUnsafeBytes { bytes in
            var rest = ByteText(bytes)
            while let line = rest.takeLine()?.bytes {
                if line.dropFirst(41).starts(with: prefix) { return true }
            }
            return false
        }
    }

    /// All refs with a prefix, in the order of the file.
    ///
    /// Reads the whole file.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` where any line is not of its form.
    mutating func all(under prefix: String) throws(ArchiveError) -> [(name: String, target: ObjectID)] {
        let prefix = Array(prefix.utf8)
        var found: [(name: String, target: ObjectID)] = []
        try read { ref in
            if ref.name.starts(with: prefix) {
                found.append((String(decoding: ref.name, as: UTF8.self), ref.target))
            }
        }
        return found
    }

    /// The sum of the refs with a prefix, of which it is no part of the names.
    ///
    /// Reads the whole file, and believes it.
    func sum(under prefix: String) throws(ArchiveError) -> TipSum {
        var sum = TipSum()
        guard let file = try OpenFile(path) else { return sum }
        let prefix = Array(prefix.utf8)
        let bytes = try file.bytes(at: 0, count: try file.stamp().size)
        bytes.withUnsafeBytes { bytes in
            var rest = ByteText(bytes)
            while let line = rest.takeLine()?.bytes {
                let name = line.dropFirst(41)
                guard name.starts(with: prefix) else { continue }
                sum += TipSum(
                    tip: UnsafeRawBufferPointer(rebasing: line.prefix(40)),
                    name: UnsafeRawBufferPointer(rebasing: name.dropFirst(prefix.count)))
            }
        }
        return sum
    }

    /// Reads the whole file unless it is the one that was read last; a missing one is sound.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` that names the first line not of its form.
    mutating func check() throws(ArchiveError) {
        if let sound, FileStamp(of: path) == sound { return }
        try read { _ in }
    }

    /// The file's bytes with some refs changed, sorted as git sorts them.
    ///
    /// - Parameter changes: what refs shall point at; `nil` for those that shall not be in the file.
    mutating func merged(with changes: [String: ObjectID?]) throws(ArchiveError) -> [UInt8] {
        var changes = changes.map { (name: Array($0.key.utf8), target: $0.value) }
        // Last first, so that the next one can be taken from the end.
        changes.sort { $1.name.lexicographicallyPrecedes($0.name) }
        var output = Array("# pack-refs with: peeled fully-peeled sorted \n".utf8)
        output.reserveCapacity((FileStamp(of: path)?.size ?? 0) + changes.count * 160 + 100)
        let isSorted = try read { ref in
            while let change = changes.last, !ref.name.lexicographicallyPrecedes(change.name) {
                changes.removeLast()
                if let target = change.target { Self.append(change.name[...], target, to: &output) }
                if ref.name.elementsEqual(change.name) { return }
            }
            Self.append(ref.name, ref.target, to: &output)
        }
        while let change = changes.popLast() {
            if let target = change.target { Self.append(change.name[...], target, to: &output) }
        }
        guard isSorted else { throw damaged("its refs are not sorted: run 'git pack-refs --all' on it") }
        return output
    }

    private static func append(_ name: ArraySlice<UInt8>, _ target: ObjectID, to output: inout [UInt8]) {
        output += target.hex.utf8
        output.append(UInt8(ascii: " "))
        output += name
        output.append(lineFeed)
    }

    /// Reads all of the file; returns whether it is sorted, which no file is as well.
    @discardableResult
    private mutating func read(_ visit: (PackedRef) -> Void) throws(ArchiveError) -> Bool {
        guard let file = try OpenFile(path) else {
            sound = nil
            return true
        }
        let stamp = try file.stamp()
        let isSorted = try isSorted(file)
        let bytes = try file.bytes(at: 0, count: stamp.size)
        var last: ArraySlice<UInt8> = []
        var start = 0
        while start < bytes.count {
            guard let end = Self.lineEnd(in: bytes, from: start) else {
                throw damaged("its last line is cut off")
            }
            if let ref = try PackedRef(bytes[start..<end], in: path) {
                if isSorted {
                    guard last.isEmpty || last.lexicographicallyPrecedes(ref.name) else {
                        throw damaged("its refs are not in order")
                    }
                    last = ref.name
                }
                visit(ref)
            }
            start = end + 1
        }
        sound = stamp
        return isSorted || stamp.size == 0
    }

    private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(lineFeed), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private func scan(
        _ file: borrowing OpenFile, _ low: Int, _ high: Int, for name: [UInt8]
    ) throws(ArchiveError) -> ObjectID? {
        let bytes = try file.bytes(at: low, count: high - low)
        // By their length first: to read each line as a ref would be most of the time that a lookup takes.
        let found = bytes.withUnsafeBytes { bytes -> ArraySlice<UInt8>? in
            var rest = ByteText(bytes)
            while let line = rest.takeLine()?.bytes {
                if line.count == name.count + 41, line.dropFirst(41).elementsEqual(name) {
                    return ArraySlice(line)
                }
            }
            return nil
        }
        return try found.flatMap { (line) throws(ArchiveError) in try PackedRef(line, in: path)?.target }
    }

    private func isSorted(_ file: borrowing OpenFile) throws(ArchiveError) -> Bool {
        let head = try file.bytes(at: 0, count: 200)
        guard head.first == UInt8(ascii: "#") else { return false }
        let line = String(decoding: head.prefix { $0 != Self.lineFeed }, as: UTF8.self)
        return line.hasPrefix("# pack-refs with:") && line.split(separator: " ").contains("sorted")
    }

    private func damaged(_ reason: String) -> ArchiveError {
        ArchiveError(.corrupt, "read '\(path)'", reason)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let block = 8_192
    private static let longestLine = 1_024
}

/// A line of `packed-refs`.
struct PackedRef {
    let name: ArraySlice<UInt8>
    let target: ObjectID

    /// Reads a line; `nil` for a comment and for what a tag points at.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` where it is none of these.
    init?(_ line: ArraySlice<UInt8>, in path: String) throws(ArchiveError) {
        if line.first == UInt8(ascii: "#") { return nil }
        let isPeeled = line.first == UInt8(ascii: "^")
        let id = isPeeled ? line.dropFirst() : line
        let name = id.dropFirst(40)
        guard let target = ObjectID(hex: id.prefix(40)),
            isPeeled ? name.isEmpty : name.starts(with: Self.beginning) && !name.contains(0)
        else {
            throw ArchiveError(
                .corrupt, "read '\(path)'",
                "the line '\(String(decoding: line.prefix(80), as: UTF8.self))' is not an id and the name of a ref"
            )
        }
        if isPeeled { return nil }
        self.name = name.dropFirst()
        self.target = target
    }

    private static let beginning = Array(" refs/".utf8)
}
