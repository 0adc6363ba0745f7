import Foundation
import Glibc
import Synchronization

/// The sites that are watched: a process of its own, so that what it costs is counted apart.
///
/// Each site is a port of 127.0.0.1. The path says how its articles behave: `/changed/N` has another word at
/// each request, `/same/N` the same bytes without validators, `/tagged/N` an `ETag` that is honoured. Pages that
/// do not change are kept ready, as those of a site are.
enum Origin {
    /// Counts the changing pages that were sent: each has its number in it.
    private static let looks = Atomic(0)
    private static let ready = Mutex<[Int: [UInt8]]>([:])

    /// Serves until standard input ends; prints the ports, and at the end the seconds of CPU it took.
    static func serve(sites: Int) {
        signal(SIGPIPE, SIG_IGN)
        let ports = (0..<sites).map { _ in listen() }
        print(ports.map { String($0.port) }.joined(separator: " "))
        fflush(nil)
        for (descriptor, _) in ports {
            Thread.detachNewThread {
                while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                    Thread.detachNewThread { answer(connection) }
                }
            }
        }
        while readLine() != nil {}
        print(cpuSeconds())
    }

    private static func listen() -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound, Glibc.listen(descriptor, 64) == 0 else {
            print("watch-bench: no port to listen on")
            exit(1)
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func answer(_ connection: Int32) {
        defer { close(connection) }
        var buffer = [UInt8](repeating: 0, count: 8_192)
        while case let count = recv(connection, &buffer, buffer.count, 0), count > 0 {
            let line = String(decoding: buffer[..<(buffer.firstIndex(of: 13) ?? 0)], as: UTF8.self)
            let parts =
                line.split(separator: " ", maxSplits: 2).dropFirst().first?.split(separator: "/") ?? []
            guard parts.count == 2, let number = Int(parts[1]) else {
                send(connection, Array("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".utf8))
                continue
            }
            switch parts[0] {
            case "tagged" where buffer[..<count].contains(condition):
                send(connection, Array("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n".utf8))
            case "changed":
                send(connection, response(page(number, look: looks.add(1, ordering: .relaxed).newValue)))
            default:
                send(connection, kept(number, tag: parts[0] == "tagged" ? "ETag: \"a\"\r\n" : ""))
            }
        }
    }

    private static let condition = Array("If-None-Match".utf8)

    private static func kept(_ number: Int, tag: String) -> [UInt8] {
        if let known = ready.withLock({ $0[number] }) { return known }
        let made = response(page(number, look: 0), tag: tag)
        ready.withLock { $0[number] = made }
        return made
    }

    private static func response(_ body: String, tag: String = "") -> [UInt8] {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\(tag)"
        return Array((head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body).utf8)
    }

    private static func send(_ connection: Int32, _ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// A page of 60 KB with an article of 800 words, as long as articles are, and what stands around one.
    private static func page(_ number: Int, look: Int) -> String {
        let paragraphs = (0..<20).map { paragraph in
            "<p>In the \(words(number &* 31 &+ paragraph, 38)) of \(paragraph == 7 ? 4_000 + look : 12).</p>"
        }
        return """
            <!DOCTYPE html><html lang="en"><head><title>Harbour story \(number) – The Courier</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour story \(number)"}</script>
            <script>\(frame)</script></head><body><header><nav>\(links)</nav></header><main><article>
            <h1>Harbour story \(number)</h1>\(paragraphs.joined(separator: "\n"))</article>
            <aside>\(links)</aside></main><footer>\(links)</footer></body></html>
            """
    }

    private static let frame = String(
        repeating: "window.courier.push({slot:\"a\",size:[300,250]});\n", count: 700)
    private static let links = (0..<60).map {
        "<a href=\"/section/\($0)/teaser\">A teaser of story \($0)</a>"
    }
    .joined(separator: "\n")
    private static let vocabulary = """
        harbour ferry council winter ramp engineer passenger operator storm quay evening budget minister repair \
        island timetable contract inspection weather captain ticket bridge committee report island resident
        """.split(separator: " ")

    private static func words(_ seed: Int, _ count: Int) -> String {
        var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return String(vocabulary[Int(state >> 33) % vocabulary.count])
        }.joined(separator: " ")
    }
}

/// The seconds of CPU that this process took so far, in user and in system mode.
func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
}
