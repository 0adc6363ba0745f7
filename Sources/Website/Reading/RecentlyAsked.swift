import Synchronization

/// Values that never change, kept for who asks for them again, up to about a number of bytes.
///
/// What nobody asked for while half of that came in goes.
final class RecentlyAsked<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Halves {
        var newer: [Key: (value: Value, bytes: Int)] = [:]
        var older: [Key: (value: Value, bytes: Int)] = [:]
        var newerBytes = 0
    }

    private let halves = Mutex(Halves())
    private let half: Int

    init(bytes: Int) { half = bytes / 2 }

    subscript(key: Key) -> Value? {
        halves.withLock { halves in
            if let found = halves.newer[key] { return found.value }
            guard let found = halves.older.removeValue(forKey: key) else { return nil }
            put(found.value, of: found.bytes, at: key, in: &halves)
            return found.value
        }
    }

    /// Keeps a value of so many bytes; one that is larger than an eighth of all is left out.
    func keep(_ value: Value, of bytes: Int, at key: Key) {
        guard bytes <= half / 4 else { return }
        halves.withLock { put(value, of: bytes, at: key, in: &$0) }
    }

    private func put(_ value: Value, of bytes: Int, at key: Key, in halves: inout Halves) {
        if halves.newerBytes + bytes > half {
            halves = Halves(older: halves.newer)
        }
        if halves.newer.updateValue((value, bytes), forKey: key) == nil { halves.newerBytes += bytes }
    }
}
