// swift-tools-version: 6.2
import PackageDescription

/// One module a room; arrows only point down (docs/architecture.md, "The house").
let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(
    of name: String, with dependencies: [Target.Dependency] = [], beside snapshots: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: snapshots,
        swiftSettings: house)
}

func debian(_ name: String, package: String, pkgConfig: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// The addresses that are adjusted when the program starts take 3 MB of it, and 25 kB in packed form, which lld writes.
let compact = LinkerSetting.unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"], .when(configuration: .release))

let package = Package(
    name: "stet",
    products: [
        .executable(name: "stet", targets: ["stet"]),
        .library(name: "ProseDiff", targets: ["Articles", "ProseDiff"]),
        .library(name: "ArticleArchive", targets: ["Articles", "ArticleArchive"]),
        .library(name: "Scheduling", targets: ["Scheduling"]),
        .library(
            name: "Tracking", targets: ["Articles", "ArticleArchive", "ArticleCatalog", "Tracking"]),
        .library(
            name: "Watching",
            targets: [
                "ArticleArchive", "Articles", "Fetching", "Politeness", "Scheduling", "Tracking", "Watching",
            ]),
        .library(name: "Extraction", targets: ["Articles", "ByteCompression", "Extraction"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        debian("CGit2", package: "libgit2-dev", pkgConfig: "libgit2"),
        debian("CDeflate", package: "libdeflate-dev", pkgConfig: "libdeflate"),
        debian("CCrypto", package: "libssl-dev", pkgConfig: "libcrypto"),
        debian("CCurl", package: "libcurl4-openssl-dev", pkgConfig: "libcurl"),
        debian("CXML2", package: "libxml2-dev", pkgConfig: "libxml-2.0"),
        debian("CZlib", package: "zlib1g-dev", pkgConfig: "zlib"),
        .systemLibrary(name: "CMemory"),
        .target(name: "CDrawing"),

        room("Articles"),
        room("ByteCompression", on: ["CDeflate", "CZlib"]),
        room("TextEncodings"),
        room("ProseDiff", on: ["Articles"]),
        room("Extraction", on: ["Articles", "TextEncodings", "CXML2"]),
        room("ArticleArchive", on: ["Articles", "CGit2", "CDeflate", "CCrypto"]),
        room("ArticleCatalog", on: ["Articles", grdb, sqlite]),
        room("Fetching", on: ["Articles", "CCurl"]),
        room("Discovery", on: ["Articles", "ByteCompression", "TextEncodings"]),
        room("Politeness", on: ["Articles"]),
        room("Scheduling"),
        room("WebArchives", on: ["Articles", "ByteCompression"]),
        room("WatchLists", on: ["Articles", "Discovery", "Extraction", yams]),
        room("Rendering", on: ["Articles", "ProseDiff"]),
        room("Cards", on: ["Articles", "ByteCompression", "ProseDiff", "Rendering", "CDrawing"]),
        room("Provenance", on: ["Articles", "ProseDiff"]),
        room(
            "Tracking",
            on: [
                "Articles", "ProseDiff", "Extraction", "ArticleArchive", "ArticleCatalog", "Fetching",
                "WatchLists",
            ]
        ),
        room(
            "Website",
            on: [
                "Articles", "ByteCompression", "Cards", "ProseDiff", "Provenance", "Rendering", "Tracking",
                "CMemory", hummingbird,
                logging,
            ]
        ),
        room(
            "Watching",
            on: ["Articles", "Discovery", "Politeness", "Scheduling", "Fetching", "Tracking", grdb]
        ),
        room("Exporting", on: ["Articles", "ProseDiff", grdb]),
        room(
            "Importing",
            on: ["Articles", "ArticleArchive", "Fetching", "Politeness", "Tracking", "WebArchives"]
        ),
        .executableTarget(
            name: "stet",
            dependencies: [
                "ArticleArchive", "Articles", "Cards", "Discovery", "Exporting", "Extraction", "Fetching",
                "Importing", "Politeness",
                "ProseDiff",
                "Rendering", "Scheduling", "Tracking", "WatchLists", "Watching", "WebArchives", "Website",
                argumentParser, logging, .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: house,
            linkerSettings: [compact]
        ),

        tests(of: "Articles"),
        tests(of: "ByteCompression"),
        tests(of: "TextEncodings"),
        tests(of: "ProseDiff"),
        tests(of: "Extraction"),
        tests(of: "ArticleArchive"),
        tests(of: "ArticleCatalog", with: [grdb]),
        tests(of: "Fetching", with: ["LocalServer"]),
        tests(of: "Discovery", with: ["Articles", "ByteCompression"]),
        tests(of: "Politeness", with: ["Articles"]),
        tests(of: "Scheduling"),
        tests(of: "WebArchives", with: ["Articles", "ByteCompression"]),
        tests(of: "WatchLists", with: ["Articles", "Discovery", "Extraction"]),
        tests(of: "Rendering", beside: ["Snapshots"]),
        tests(of: "Cards", with: ["Articles", "ByteCompression", "ProseDiff", "Rendering"]),
        tests(of: "Provenance", with: ["ProseDiff"]),
        tests(of: "Tracking", with: ["ProseDiff", "LocalServer", grdb]),
        tests(
            of: "Website",
            with: [
                "Articles", "ByteCompression", "Fetching", "ProseDiff", "Rendering", "Tracking", hummingbird,
                logging,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        tests(
            of: "Importing", with: ["Articles", "Fetching", "Tracking", "WebArchives", "LocalServer"]),
        tests(
            of: "Watching", with: ["Articles", "Fetching", "Politeness", "Tracking", "LocalServer", grdb]),
        .testTarget(
            name: "stetTests", dependencies: ["stet", "Articles", "LocalServer", grdb], swiftSettings: house),
        .target(name: "LocalServer", path: "Tests/LocalServer", swiftSettings: house),
    ]
)
