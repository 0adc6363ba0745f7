/// What an error status is called and what a reader can do about it.
enum StatusAdvice {
    /// The standard phrase (RFC 9110, section 15); empty for statuses that have none.
    static func phrase(for status: Int) -> String {
        switch status {
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 402: "Payment Required"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 410: "Gone"
        case 429: "Too Many Requests"
        case 451: "Unavailable For Legal Reasons"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: ""
        }
    }

    /// What to try.
    static func text(for status: Int) -> String {
        switch status {
        case 404: "the page is not there: check the address, it may have been moved or taken down"
        case 410: "the page was taken down for good"
        case 401, 402, 407: "it is not open to everybody: save the page in a browser and use the file"
        case 403, 406: "the site turns programs away: save the page in a browser and use the file"
        case 451: "it is withheld for legal reasons where you are"
        case 408, 425: "try again"
        case 429: "too many requests for this site: wait, then ask less often"
        case 503: "the site is busy or turns programs away: wait, then try again"
        case 500...599: "the site is in trouble: try again later"
        case 300...399: "open it in a browser and use the address it ends at"
        default: "check the address"
        }
    }
}
