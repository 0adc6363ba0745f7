import Articles

/// Finds the headline among a page's lines.
enum HeadlineFinder {
    /// The index of the line that is the headline: the top heading that shares most with the page's titles.
    static func line(in lines: [PageLine], before body: Int, titles: [String]) -> Int? {
        let wanted = titles.map(words).filter { !$0.isEmpty }
        var best: (index: Int, score: Double)?
        for (index, line) in lines.enumerated() {
            guard let level = line.headingLevel, level <= 3, line.bytes >= 3, line.bytes <= 600 else {
                continue
            }
            let found = words(line.text)
            guard !found.isEmpty else { continue }
            let likeness = wanted.map { self.likeness(found, $0) }.max() ?? 0
            guard level == 1 || likeness > 0.6 else { continue }
            var score = likeness * 10
            if level == 1 { score += 6 }
            if let outside = line.outside {
                score -= level == 1 && likeness > 0.6 && outside.reason == .related ? 1 : 8
            }
            if index > body { score -= 4 }
            if found.count <= 2, likeness < 0.5 { score -= 3 }
            // Of equals the first; of repeated headings the one nearest the body.
            if score > best?.score ?? 2.5 { best = (index, score) }
        }
        return best?.index
    }

    /// How much two headlines share: the words in common by the words of the shorter, weighed down where one is
    /// much longer.
    static func likeness(_ first: [UInt64], _ second: [UInt64]) -> Double {
        let first = Set(first)
        let second = Set(second)
        let common = Double(first.intersection(second).count)
        let shorter = Double(min(first.count, second.count))
        let longer = Double(max(first.count, second.count))
        guard shorter > 0 else { return 0 }
        return 0.6 * common / shorter + 0.4 * common / longer
    }

    /// A text's words in lower case, each as its hash (``NameHash``); in scripts without spaces each character
    /// counts as a word.
    static func words(_ text: String) -> [UInt64] {
        var words: [UInt64] = []
        var word = NameHash()
        func finish() {
            if word != NameHash() { words.append(word.value) }
            word = NameHash()
        }
        for scalar in NormalForm.text(text).lowercased().unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
                    word.add(byte)
                } else if scalar != "'" {
                    finish()
                }
            } else if scalar.value >= 0x2E80, scalar.properties.isAlphabetic {
                finish()
                word.add(scalar)
                finish()
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.add(scalar)
            } else {
                finish()
            }
        }
        finish()
        return words
    }
}
