#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A TCP socket, closed when released.
final class Socket: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        // Programs that a test starts must not keep it open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
    }

    /// A socket that listens on a port of 127.0.0.1; 0 takes a free one.
    static func listening(on port: UInt16) throws(SocketError) -> Socket {
        #if canImport(Darwin)
            let socket = Socket(Darwin.socket(AF_INET, SOCK_STREAM, 0))
        #else
            let socket = Socket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket.descriptor, $0, size) }
        }
        guard bound == 0, listen(socket.descriptor, 128) == 0 else {
            throw SocketError(operation: "listen", code: errno)
        }
        return socket
    }

    /// The port it is bound to.
    func port() throws(SocketError) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0 else { throw SocketError(operation: "find the port", code: errno) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Waits for the next connection; `nil` once shut down.
    func accept() -> Socket? {
        while true {
            #if canImport(Darwin)
                let connection = Darwin.accept(descriptor, nil, nil)
            #else
                let connection = Glibc.accept(descriptor, nil, nil)
            #endif
            if connection >= 0 { return Socket(connection) }
            if errno != EINTR && errno != ECONNABORTED { return nil }
        }
    }

    /// Waits for bytes and adds them; false at the end of the connection.
    func receive(into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }

    /// Sends all bytes; false where the connection has ended.
    func send(_ bytes: some Sequence<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                    Darwin.send(descriptor, buffer.baseAddress, buffer.count, 0)
                #else
                    Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
                #endif
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Waits until the time is over, or the other side closes or the socket is shut down; true for the former.
    func pause(milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, milliseconds) == 0
    }

    /// Ends the connection in both directions, whoever waits for it.
    func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}

/// Why the server has no socket.
public struct SocketError: Error, Sendable, CustomStringConvertible {
    /// What was tried.
    public let operation: String
    /// The system's `errno`.
    public let code: Int32

    /// What was tried and the system's words.
    public var description: String { "cannot \(operation): \(String(cString: strerror(code)))" }
}
