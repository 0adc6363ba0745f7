import Articles
import Glibc
import Tracking

/// What the process knows of the terminal and the environment it runs in; the libraries know neither.
enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The value of an environment variable; `nil` where it is unset or empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Columns of the terminal; `nil` where output goes elsewhere and nobody said how wide that is.
    static var width: Int? {
        var size = winsize()
        if outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns >= 20 {
            return min(columns, 1000)
        }
        return outputIsTerminal ? 80 : nil
    }

    /// Whether to use colours: `NO_COLOR` (no-color.org) and `CLICOLOR_FORCE` (bixense.com/clicolors) decide
    /// where the user did not, then whether the output is a terminal.
    static func usesColour(_ choice: ColourChoice) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if environment("NO_COLOR") != nil { return false }
            if let force = environment("CLICOLOR_FORCE"), force != "0" { return true }
            return outputIsTerminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0"
        }
    }

    /// Says why the program could not go on, on standard error; what pages put into it is made harmless.
    static func complain(_ error: TrackingError) {
        complain(error.message)
        for candidate in error.candidates {
            standardError("  " + Printable.line(candidate, limit: 1000) + "\n")
        }
    }

    /// The same for a message.
    static func complain(_ message: String) {
        standardError("stet: " + Printable.line(message, limit: 4000) + "\n")
    }

    /// Says what of a store could not be read: the first of it, for a broken disk may have lost all articles.
    static func complain(damage: [String]) {
        for line in damage.prefix(10) { complain(line) }
        let more = damage.count - 10
        if more > 0 { complain("\(more) more cannot be read; 'stet check' names them all") }
    }

    /// Says on one line of a terminal how far something is, and takes the line away when it is done.
    static func showProgress(_ work: String, _ done: Int, of all: Int) {
        guard errorIsTerminal else { return }
        standardError(done < all ? "\r\(work): \(done) of \(all)\u{1B}[K" : "\r\u{1B}[K")
    }

    /// Says on the terminal what is being done; `nil` takes it away.
    static func showProgress(_ work: String?) {
        guard errorIsTerminal else { return }
        standardError("\r" + (work ?? "") + "\u{1B}[K")
    }

    static func standardError(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Writes to standard output, through a pager where a person is looking.
    static func show(_ text: String, paged: Bool) {
        guard paged, outputIsTerminal, let pager else { return write(text, to: STDOUT_FILENO) }
        setenv("LESS", "FRX", 0)
        guard let pipe = popen(pager, "w") else { return write(text, to: STDOUT_FILENO) }
        signal(SIGPIPE, SIG_IGN)
        _ = text.withCString { fputs($0, pipe) }
        let status = (pclose(pipe) >> 8) & 0xFF
        if Self.neverRan.contains(status) { write(text, to: STDOUT_FILENO) }
    }

    /// The statuses with which a shell says that a command cannot be run, or is not there.
    private static let neverRan: ClosedRange<Int32> = 126...127

    /// A command for the shell; `nil` for none.
    private static var pager: String? {
        let chosen = environment("STET_PAGER") ?? environment("PAGER")
        if let chosen { return chosen == "cat" ? nil : chosen }
        return isOnPath("less") ? "less" : nil
    }

    private static func isOnPath(_ program: String) -> Bool {
        (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
            access($0 + "/" + program, X_OK) == 0
        }
    }

    /// Writes bytes to standard output.
    static func show(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write($0, to: descriptor) }
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(
                descriptor, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)).baseAddress,
                rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                outputFailed(descriptor)
                return
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Ends the process where its answer could not be written, unless the reader just went away.
    private static func outputFailed(_ descriptor: Int32) {
        guard descriptor == STDOUT_FILENO, errno != EPIPE else { return }
        standardError("stet: the output could not be written: \(String(cString: strerror(errno)))\n")
        exit(ExitStatus.sourceUnreadable.rawValue)
    }

    /// All of standard input, up to a limit.
    static func standardInput(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while bytes.count <= limit {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
