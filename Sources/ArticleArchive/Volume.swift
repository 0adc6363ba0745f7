/// One repository of a publication: the first, or a later one that took over when it was full.
struct Volume: Hashable {
    let publication: String
    /// Counted from 1.
    let number: Int

    /// The name of its directory, without `.git`: the publication, and from the second volume on its number.
    var name: String { number == 1 ? publication : "\(publication).\(number)" }

    init(publication: String, number: Int) {
        self.publication = publication
        self.number = number
    }

    /// Reads a name.
    ///
    /// A host that ends in a number is an IPv4 address (URL Standard, "ends in a number checker"), of four
    /// numbers: any other name that ends in one is that of a later volume.
    init(name: String) {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let isAddress = labels.count == 4 && labels.allSatisfy { Self.isNumber($0) }
        if !isAddress, labels.count > 1, let last = labels.last, Self.isNumber(last), let number = Int(last),
            number > 1, last.first != "0"
        {
            self.init(publication: String(name.dropLast(last.count + 1)), number: number)
        } else {
            self.init(publication: name, number: 1)
        }
    }

    private static func isNumber(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count < 6 && label.utf8.allSatisfy { (48...57).contains($0) }
    }
}
