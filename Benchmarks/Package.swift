// swift-tools-version: 6.2
import PackageDescription

/// What is measured, each beside its peers; `make bench-…` runs them.
let measured = [
    "prosediff-bench": "ProseDiff",
    "archive-bench": "Tracking",
    "catalog-bench": "Tracking",
    "extraction-bench": "Extraction",
    "schedule-bench": "Scheduling",
    "site-bench": "Tracking",
    "extraction-fuzz": "Extraction",
    "watch-bench": "Watching",
]

let package = Package(
    name: "stet-benchmarks",
    products: measured.keys.sorted().map { .executable(name: $0, targets: [$0]) },
    dependencies: [.package(name: "stet", path: "..")],
    targets: measured.sorted { $0.key < $1.key }.map { name, room in
        .executableTarget(
            name: name,
            dependencies: [.product(name: room, package: "stet")],
            swiftSettings: [
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ],
            // As stet itself is linked.
            linkerSettings: [
                .unsafeFlags(
                    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
                    .when(configuration: .release))
            ])
    }
)
