public import Articles

/// What a look at an address that was seen before found.
public enum Look: Sendable, Hashable {
    /// The server sent the page.
    case page(Response)
    /// The server says that the page is what it was when it gave the validators (304); with the head that says
    /// so.
    case unchanged(WebAddress, ResponseHead)
}
