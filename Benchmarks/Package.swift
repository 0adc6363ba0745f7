// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Measures ProseDiff and ArticleArchive; `make bench-diff` and `make bench-archive` run them beside their peers.
let package = Package(
    name: "stet-benchmarks",
    products: [
        .executable(name: "prosediff-bench", targets: ["prosediff-bench"]),
        .executable(name: "archive-bench", targets: ["archive-bench"]),
    ],
    dependencies: [.package(name: "stet", path: "..")],
    targets: [
        .executableTarget(
            name: "prosediff-bench",
            dependencies: [.product(name: "ProseDiff", package: "stet")],
            swiftSettings: house),
        .executableTarget(
            name: "archive-bench",
            dependencies: [.product(name: "ArticleArchive", package: "stet")],
            swiftSettings: house),
    ]
)
