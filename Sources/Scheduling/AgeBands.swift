/// The ages at which the rate of edits is taken as constant, in hours.
enum AgeBands {
    /// Where each band begins; the last one has no end.
    static let starts: [Double] = [0, 0.5, 1, 2, 3, 6, 10, 24, 48, 168, 720, 8760]

    static var count: Int { starts.count }

    static func band(of age: Double) -> Int {
        (starts.lastIndex { $0 <= age }) ?? 0
    }

    static func end(of band: Int) -> Double {
        band + 1 < starts.count ? starts[band + 1] : .infinity
    }
}
