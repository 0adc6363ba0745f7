/// A growable array of plain values that has one owner.
///
/// What `Array` costs in an inner loop is not its bounds checks but the question whether somebody else holds the
/// same storage. A buffer cannot be copied, so nobody does. Every access is checked as an array's is.
///
/// Its element types are internal, not private: Swift 6.3 emits a broken module for private ones when a target is
/// compiled in batches.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    /// Creates an empty buffer, which owns no memory worth speaking of until something is added.
    init() {
        capacity = 1
        base = .allocate(capacity: 1)
    }

    init(_ elements: some Collection<Element>) {
        self.init()
        append(contentsOf: elements)
    }

    deinit { base.deallocate() }

    var isEmpty: Bool { count == 0 }
    var indices: Range<Int> { 0..<count }
    /// How many bytes of memory it holds.
    private var footprint: Int { capacity * MemoryLayout<Element>.stride }
    /// So many bytes are kept for the next text.
    private static var mostKept: Int { 1 << 14 }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return base[index]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            yield &base[index]
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    mutating func append(contentsOf elements: some Collection<Element>) {
        let more = elements.count
        if count + more > capacity { grow(to: count + more) }
        for element in elements.prefix(more) { append(element) }
    }

    mutating func append(contentsOf bytes: UnsafeBufferPointer<Element>) {
        guard let first = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(to: count + bytes.count) }
        (base + count).initialize(from: first, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ element: Element, times: Int) {
        if times <= 0 { return }
        if count + times > capacity { grow(to: count + times) }
        (base + count).initialize(repeating: element, count: times)
        count += times
    }

    /// Forgets everything and keeps the memory.
    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Forgets everything, and gives the memory back where it is more than a short text needs.
    mutating func shrink() {
        count = 0
        if footprint <= Buffer.mostKept { return }
        base.deallocate()
        capacity = 1
        base = .allocate(capacity: 1)
    }

    /// Makes room for so many elements in all.
    mutating func reserve(_ least: Int) {
        if least > capacity { grow(to: least) }
    }

    mutating func removeLast(_ number: Int = 1) {
        precondition(number >= 0 && number <= count)
        count -= number
    }

    /// Makes it hold the same value so many times.
    mutating func fill(with element: Element, count times: Int) {
        count = 0
        append(element, times: times)
    }

    func contains(where isWanted: (Element) -> Bool) -> Bool {
        for at in 0..<count where isWanted(base[at]) { return true }
        return false
    }

    /// Takes the last element away and returns it.
    @inline(__always)
    mutating func popLast() -> Element? {
        if count == 0 { return nil }
        count -= 1
        return base[count]
    }

    mutating func sort(by precedes: (Element, Element) -> Bool) {
        var elements = UnsafeMutableBufferPointer(start: base, count: count)
        elements.sort(by: precedes)
    }

    /// Calls a closure with the elements, which must not leave it.
    @inline(__always)
    func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Calls a closure that may change the elements.
    @inline(__always)
    mutating func withMutableElements<Result>(_ body: (UnsafeMutableBufferPointer<Element>) -> Result)
        -> Result
    {
        body(UnsafeMutableBufferPointer(start: base, count: count))
    }

    @inline(never)
    private mutating func grow(to least: Int) {
        let larger = max(least, footprint > Buffer.mostKept ? capacity + capacity / 2 : capacity * 2, 16)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.moveInitialize(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }
}
