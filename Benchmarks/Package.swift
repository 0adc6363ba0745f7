// swift-tools-version: 6.2
import PackageDescription

/// Measures ProseDiff; `make bench-diff` runs it beside other engines.
let package = Package(
    name: "stet-benchmarks",
    products: [.executable(name: "prosediff-bench", targets: ["prosediff-bench"])],
    dependencies: [.package(name: "stet", path: "..")],
    targets: [
        .executableTarget(
            name: "prosediff-bench",
            dependencies: [.product(name: "ProseDiff", package: "stet")],
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
)
