/// Data that was flattened into one array, in which each value stands for itself and names its parts by their places
/// (devalue, as Nuxt 3 writes it into `__NUXT_DATA__`).
///
/// `[["ShallowReactive",1],{"title":2},"Ferry aground"]` is `{"title": "Ferry aground"}`. By the format's source;
/// there is no specification.
enum FlattenedData {
    /// The data as it was; `nil` where a value is not of this form.
    ///
    /// What stands in several places is kept once for each, as far as the budget goes.
    static func restored(_ value: JSONValue, _ budget: inout StateBudget) -> JSONValue? {
        guard case .array(let parts) = value, parts.count >= 3, let first = parts.first, isPlaces(first)
        else {
            return nil
        }
        let holders = parts.prefix(40).filter(isHolder)
        guard holders.count >= 2, holders.allSatisfy(isPlaces) else { return nil }
        return restored(at: 0, parts, 0, &budget)
    }

    private static func isHolder(_ value: JSONValue) -> Bool {
        switch value {
        case .array, .object: true
        default: false
        }
    }

    /// Whether all parts of a value are places of others.
    private static func isPlaces(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): members.allSatisfy { place($0.value) != nil }
        case .array(let elements):
            if case .string? = elements.first { true } else { elements.allSatisfy { place($0) != nil } }
        default: false
        }
    }

    private static func place(_ value: JSONValue) -> Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text)
    }

    private static func restored(
        at place: Int, _ parts: [JSONValue], _ depth: Int, _ budget: inout StateBudget
    ) -> JSONValue {
        guard parts.indices.contains(place), depth < 60 else { return .null }
        switch parts[place] {
        case .object(let members):
            guard budget.pays(forParts: members.count) else { return .null }
            return .object(
                members.map { ($0.key, restored(at: Self.place($0.value) ?? -1, parts, depth + 1, &budget)) })
        case .array(let elements):
            // `["Reactive", 1]`: the value under a name for what the program makes of it.
            if case .string? = elements.first {
                return elements.count == 2 && Self.place(elements[1]) != nil
                    ? restored(at: Self.place(elements[1]) ?? -1, parts, depth + 1, &budget)
                    : elements.count == 2 ? elements[1] : .null
            }
            guard budget.pays(forParts: elements.count) else { return .null }
            return .array(
                elements.map { restored(at: Self.place($0) ?? -1, parts, depth + 1, &budget) })
        case .string(let text): return budget.pays(forText: text) ? parts[place] : .null
        default: return parts[place]
        }
    }
}
