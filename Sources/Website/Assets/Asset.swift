import NIOCore

/// A file the pages load, under a name that changes with its contents.
struct Asset: Sendable {
    let path: String
    let answer: Answer

    private init(_ name: String, _ ending: String, type: String, _ text: String) {
        path = "/assets/\(name)-\(Fingerprint.of(text.utf8)).\(ending)"
        var answer = Answer(text, type: type)
        answer.caching = "public, max-age=31536000, immutable"
        answer = answer.sealed
        _ = answer.compress()
        self.answer = answer
    }

    static let styles = Asset("site", "css", type: "text/css; charset=utf-8", SiteStyles.text)
    static let script = Asset("site", "js", type: "text/javascript; charset=utf-8", SiteScript.text)
    static let icon = Asset("icon", "svg", type: "image/svg+xml", SiteIcon.text)
    static let all = [styles, script, icon]
}

/// The stetted dots under a word, as an icon.
enum SiteIcon {
    static let text = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5440"/><path d="M7 9h18v4h-7v8h-4v-8H7z" fill="#fdfbf6"/><g fill="#a5ecd0"><circle cx="9" cy="26" r="1.6"/><circle cx="16" cy="26" r="1.6"/><circle cx="23" cy="26" r="1.6"/></g></svg>

        """
}
