/// Says on the terminal what is being waited for, once it has taken a second.
final class Progress: Sendable {
    private let task: Task<Void, Never>?

    /// Begins to wait; `nil` for nothing to say.
    init(_ message: String?) {
        guard let message, Terminal.errorIsTerminal else {
            task = nil
            return
        }
        task = Task {
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            Terminal.standardError("\r" + message)
            await withTaskCancellationHandler {
                while !Task.isCancelled { try? await Task.sleep(for: .seconds(60)) }
            } onCancel: {
                Terminal.standardError("\r\u{1B}[K")
            }
        }
    }

    /// Takes the message away.
    func end() {
        task?.cancel()
    }
}
