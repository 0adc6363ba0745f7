import Foundation
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 for tests, on a port of its own choosing.
///
/// Answers GET and HEAD by routes that may change while it runs, keeps the heads of all requests, and can be slow
/// or broken on purpose. Every connection has a thread. It stops when told to or when released; stopping ends
/// all connections.
public final class OriginServer: Sendable {
    /// What answers the requests for a path.
    public typealias Answer = @Sendable (Request) -> Reply

    /// The port it listens on.
    public let port: Int
    private let listener: Socket
    private let state: Mutex<State>

    private struct State {
        var routes: [String: Answer] = [:]
        var requests: [Request] = []
        var connections: [ObjectIdentifier: Socket] = [:]
        var accepted = 0
        var isStopped = false
    }

    /// Starts a server that answers 404 to everything but these routes.
    ///
    /// - Parameter port: the port; 0 takes a free one.
    /// - Throws: ``SocketError`` where the port, or any, cannot be had.
    public init(_ routes: [String: Reply] = [:], port: UInt16 = 0) throws(SocketError) {
        let listener = try Socket.listening(on: port)
        self.listener = listener
        self.port = try listener.port()
        state = Mutex(State(routes: routes.mapValues { reply in { _ in reply } }))
        Thread.detachNewThread { [weak self] in
            while let socket = listener.accept() {
                guard let self, self.admit(socket) else { return }
            }
        }
    }

    deinit {
        stop()
    }

    /// The address of a path, as text.
    public func address(_ path: String = "/") -> String {
        "http://127.0.0.1:\(port)\(path)"
    }

    /// Sets what a path answers from now on; a path may hold a query, which is looked for first.
    public func serve(_ path: String, _ reply: Reply) {
        serve(path) { _ in reply }
    }

    /// Sets what answers for a path from now on, by the request.
    public func serve(_ path: String, _ answer: @escaping Answer) {
        state.withLock { $0.routes[path] = answer }
    }

    /// The requests received so far, in order.
    public var requests: [Request] {
        state.withLock { $0.requests }
    }

    /// How many requests for a path came in so far.
    public func count(_ path: String) -> Int {
        requests.count { $0.path == path }
    }

    /// How many connections were accepted so far.
    public var acceptedConnections: Int {
        state.withLock { $0.accepted }
    }

    /// Ends all connections and accepts no more; may be called again.
    public func stop() {
        let open = state.withLock { state in
            state.isStopped = true
            return Array(state.connections.values)
        }
        listener.shutDown()
        for socket in open { socket.shutDown() }
    }

    private func admit(_ socket: Socket) -> Bool {
        let isWelcome = state.withLock { state in
            guard !state.isStopped else { return false }
            state.connections[ObjectIdentifier(socket)] = socket
            state.accepted += 1
            return true
        }
        guard isWelcome else { return false }
        // Not a dispatch queue: they share 255 threads, and idle connections would use them up.
        Thread.detachNewThread { [weak self] in
            let connection = Connection(socket)
            while let request = connection.nextRequest(), let reply = self?.reply(to: request) {
                guard connection.send(reply, to: request) else { break }
            }
            self?.forget(socket)
            socket.shutDown()
        }
        return true
    }

    private func reply(to request: Request) -> Reply {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.routes[request.target] ?? state.routes[request.path]
        }
        return answer?(request) ?? .html("<p>Nothing here.</p>", status: 404)
    }

    private func forget(_ socket: Socket) {
        state.withLock { $0.connections[ObjectIdentifier(socket)] = nil }
    }
}
