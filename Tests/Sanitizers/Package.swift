// swift-tools-version: 6.2
import PackageDescription

/// The room that speaks to libgit2, with its tests and nothing else, so that sanitizers have little to build.
///
/// The directories are links to those of the package above. `make sanitize` runs it.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "sanitizers",
    targets: [
        .systemLibrary(name: "CGit2", pkgConfig: "libgit2"),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate"),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto"),
        .target(name: "Articles", swiftSettings: house),
        .target(
            name: "ArticleArchive", dependencies: ["Articles", "CGit2", "CDeflate", "CCrypto"],
            swiftSettings: house),
        .testTarget(name: "ArticleArchiveTests", dependencies: ["ArticleArchive"], swiftSettings: house),
    ]
)
