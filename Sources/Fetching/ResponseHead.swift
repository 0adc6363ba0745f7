/// The header fields of a response in the order received.
public struct ResponseHead: Sendable, Hashable {
    /// One header field.
    public struct Field: Sendable, Hashable {
        /// The name as the server spelt it.
        public let name: String
        /// The value without white space around it; bytes that are not UTF-8 are U+FFFD.
        public let value: String

        /// Creates a field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields, repeated ones included.
    public let fields: [Field]

    /// Creates a head.
    public init(_ fields: [Field] = []) {
        self.fields = fields
    }

    /// The value of the first field of that name, whatever its letter case (RFC 9110, section 5.1).
    public subscript(name: String) -> String? {
        fields.first { ResponseHead.isSame($0.name, name) }?.value
    }

    /// The values of all fields of that name, whatever its letter case.
    public func values(of name: String) -> [String] {
        fields.filter { ResponseHead.isSame($0.name, name) }.map(\.value)
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && one.lowercased() == other.lowercased()
    }
}
