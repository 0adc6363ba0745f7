/// A table from name hashes to values that is only ever read: open addressing, without the cost of seeded hashing.
struct NameTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private let mask: Int

    /// Makes a table; of two entries with one key the later counts.
    init(_ entries: [(key: UInt64, value: Value)]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for entry in entries {
            var slot = Int(truncatingIfNeeded: entry.key) & mask
            while values[slot] != nil, keys[slot] != entry.key { slot = (slot + 1) & mask }
            keys[slot] = entry.key
            values[slot] = entry.value
        }
    }

    subscript(key: UInt64) -> Value? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while let value = values[slot] {
            if keys[slot] == key { return value }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
