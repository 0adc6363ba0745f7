/// Why text is not a web address Stet can use.
public struct AddressError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// There is no `scheme://`.
        case notAbsolute
        /// The scheme is neither `http` nor `https`.
        case unsupportedScheme(String)
        /// The host is missing or no host name.
        case badHost
        /// The port is not a number from 1 to 65535.
        case badPort
        /// The address is longer than ``WebAddress/maximumLength``.
        case tooLong
    }

    /// The text as given, made safe to print and cut at 300 characters.
    public let address: String
    /// What is wrong with it.
    public let reason: Reason

    init(address: String, reason: Reason) {
        self.address = Printable.line(address)
        self.reason = reason
    }

    /// What is wrong and what to write instead.
    public var description: String {
        switch reason {
        case .notAbsolute:
            "'\(address)' is not a web address: write it in full, beginning with https://"
        case .unsupportedScheme(let scheme):
            "'\(address)': only http and https addresses can be read, not \(scheme)"
        case .badHost:
            "'\(address)' has no usable host name"
        case .badPort:
            "'\(address)': the port must be a number from 1 to 65535"
        case .tooLong:
            "'\(address)' is longer than \(WebAddress.maximumLength) bytes"
        }
    }
}
