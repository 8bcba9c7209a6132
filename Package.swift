// swift-tools-version: 6.3

import PackageDescription

#if canImport(Glibc)
  import Glibc

  // With nothing to load but itself the program starts in half the time and needs 3 MB less memory;
  // that takes the C library in one piece, which not every system has.
  let canLinkWhole = ["x86_64-linux-gnu/", "aarch64-linux-gnu/", "../lib64/", ""].contains {
    access("/usr/lib/\($0)libc.a", R_OK) == 0
  }
  // What is used at the start lies together where the linker can see to it.
  let canOrder = canLinkWhole && access("/usr/bin/ld.gold", X_OK) == 0
#else
  let (canLinkWhole, canOrder) = (false, false)
#endif
let linkerFlags =
  (canLinkWhole ? ["-static-executable"] : [])
  + (canOrder
    ? [
      "-use-ld=gold", "-Xlinker",
      "--section-ordering-file=\(Context.packageDirectory)/Sources/laser/LinkOrder.txt",
    ] : [])

// The instructions for SHA-256 that most processors have; whether this one does, the program asks.
#if arch(x86_64)
  let shaInstructions: [SwiftSetting] = [
    .unsafeFlags(["-Xcc", "-msha"]), .define("SHA_INSTRUCTIONS"),
  ]
#else
  let shaInstructions: [SwiftSetting] = []
#endif

// What Linux has beyond the standard, to tell on which processor a thread is.
#if canImport(Glibc)
  let processorFunctions: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-D_GNU_SOURCE"])]
#else
  let processorFunctions: [SwiftSetting] = []
#endif

// What a report runs often is laid out for it, by counts taken while reports were made; what has
// changed since they were taken is compiled as without them. `Tests/Profile/run` takes them.
let profile = "\(Context.packageDirectory)/Sources/laser/laser.profdata"
#if os(Linux) && compiler(>=6.3) && compiler(<6.4)
  let profileFlags =
    Context.environment["LASER_PROFILE"] == nil
    ? ["-Xfrontend", "-ir-profile-use=\(profile)"] : ["-Xfrontend", "-ir-profile-generate"]
#else
  let profileFlags: [String] = []
#endif

// The order is the road through the code: a module may use those above it, never one below.
let package = Package(
  name: "laser",
  products: [.executable(name: "laser", targets: ["laser"])],
  targets: [
    // Engines that know nothing of self-evaluation.
    .target(name: "Diagnostics"),
    .target(name: "CommonMark"),
    .target(name: "Mustache", dependencies: ["Diagnostics"]),
    .target(name: "DataFiles", dependencies: ["Diagnostics"]),
    .target(name: "Charts", dependencies: ["Diagnostics"]),

    // The files in Templates, which are turned into one Swift string literal each at build time.
    .executableTarget(name: "template-embedder"),
    .plugin(
      name: "EmbedTemplates", capability: .buildTool(), dependencies: ["template-embedder"],
      path: "Sources/EmbedTemplates"),
    .target(name: "ReportTemplates", path: "Templates", plugins: ["EmbedTemplates"]),

    // The subject.
    .target(name: "SelfEvaluation", dependencies: ["Diagnostics", "CommonMark"]),
    .target(
      name: "Intake", dependencies: ["Diagnostics", "CommonMark", "DataFiles", "SelfEvaluation"]),
    .target(name: "Trends", dependencies: ["Diagnostics", "DataFiles", "SelfEvaluation"]),
    .target(
      name: "Versions",
      dependencies: [
        "Diagnostics", "CommonMark", "Mustache", "DataFiles", "SelfEvaluation", "Intake", "Trends",
        "ReportTemplates",
      ], swiftSettings: shaInstructions),
    .target(
      name: "Drafting",
      dependencies: [
        "Diagnostics", "CommonMark", "DataFiles", "SelfEvaluation", "Intake", "Versions",
      ]),
    .target(
      name: "Editions",
      dependencies: ["Diagnostics", "CommonMark", "SelfEvaluation", "Intake", "Versions"]),
    .target(
      name: "Compilation", dependencies: ["Diagnostics", "SelfEvaluation", "Intake", "Versions"]),
    .target(
      name: "Checks",
      dependencies: [
        "Diagnostics", "CommonMark", "DataFiles", "SelfEvaluation", "Intake", "Trends", "Versions",
        "Editions", "Compilation",
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Diagnostics", "CommonMark", "Mustache", "DataFiles", "Charts", "SelfEvaluation",
        "Intake", "Trends", "Versions", "Drafting", "Editions", "ReportTemplates",
      ]),
    .target(
      name: "LaserCommands",
      dependencies: [
        "Diagnostics", "CommonMark", "DataFiles", "SelfEvaluation", "Intake", "Trends", "Versions",
        "Drafting", "Editions", "Compilation", "Checks", "Reports", "ReportTemplates",
      ], swiftSettings: processorFunctions),
    .executableTarget(
      name: "laser", dependencies: ["LaserCommands"], exclude: ["LinkOrder.txt", "laser.profdata"],
      linkerSettings: linkerFlags.isEmpty
        ? [] : [.unsafeFlags(linkerFlags, .when(configuration: .release))]),

    // Measures the engines; no part of the program.
    .executableTarget(
      name: "laser-bench",
      dependencies: [
        "Diagnostics", "CommonMark", "Mustache", "DataFiles", "SelfEvaluation", "Intake", "Trends",
        "Versions", "ReportTemplates",
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(
      name: "CommonMarkTests", dependencies: ["CommonMark", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "MustacheTests", dependencies: ["Mustache", "Diagnostics", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "DataFilesTests", dependencies: ["DataFiles", "Diagnostics", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "Diagnostics", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "SelfEvaluationTests",
      dependencies: ["SelfEvaluation", "Diagnostics", "Intake", "ReportTemplates"]),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "Intake", "Diagnostics", "CommonMark", "SelfEvaluation", "ReportTemplates", "TestSupport",
      ]),
    .testTarget(
      name: "TrendsTests",
      dependencies: ["Trends", "Diagnostics", "SelfEvaluation", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "EditionsTests",
      dependencies: [
        "Editions", "Diagnostics", "CommonMark", "SelfEvaluation", "Intake", "Trends", "Versions",
        "Reports", "ReportTemplates", "TestSupport",
      ]),
    .testTarget(
      name: "ChecksTests",
      dependencies: [
        "Checks", "Diagnostics", "Editions", "SelfEvaluation", "Intake", "Trends",
        "ReportTemplates", "TestSupport",
      ]),
    .testTarget(
      name: "VersionsTests",
      dependencies: [
        "Versions", "Diagnostics", "DataFiles", "SelfEvaluation", "Intake", "ReportTemplates",
        "TestSupport",
      ],
      exclude: ["Fixtures", "Golden"]),
    .testTarget(
      name: "DraftingTests",
      dependencies: [
        "Drafting", "Diagnostics", "DataFiles", "SelfEvaluation", "Intake", "ReportTemplates",
        "TestSupport",
      ]),
    .testTarget(
      name: "CompilationTests",
      dependencies: [
        "Compilation", "Diagnostics", "SelfEvaluation", "Intake", "ReportTemplates", "Versions",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Diagnostics", "SelfEvaluation", "Intake", "Trends", "Versions", "Editions",
        "ReportTemplates", "DataFiles", "CommonMark", "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "LaserCommandsTests",
      dependencies: [
        "laser", "LaserCommands", "Diagnostics", "SelfEvaluation", "Intake", "DataFiles",
        "TestSupport",
      ],
      exclude: ["Fixtures", "Golden"]),
    .testTarget(name: "ReportTemplatesTests", dependencies: ["ReportTemplates"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Checks", "CommonMark", "DataFiles", "Diagnostics", "Drafting", "Intake", "Mustache",
        "ReportTemplates", "SelfEvaluation", "Trends", "Versions",
      ],
      path: "Tests/Fuzz", exclude: ["Found", "Harness.swift", "Seeds", "differ", "run"]),
  ]
)

// What runs once and briefly is built to be small: all of the program that lies near what is used is
// in memory with it.
for target in package.targets
where ["Compilation", "Drafting", "LaserCommands"].contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [.unsafeFlags(["-Osize"], .when(configuration: .release))]
}

for target in package.targets where target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
  // No part of the program is a regular expression, and the library for them is a tenth of its size.
  // What is never called is left out too, which takes a section for each function: 0.4 MB of memory.
  // And types that are known are asked for as such, not by names that are taken apart while the
  // program runs: a tenth of a short comparison's time.
  if target.type != .test {
    target.swiftSettings?.append(
      .unsafeFlags([
        "-Xfrontend", "-disable-implicit-string-processing-module-import",
        "-Xfrontend", "-function-sections",
        "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      ]))
    if !profileFlags.isEmpty {
      target.swiftSettings?.append(.unsafeFlags(profileFlags, .when(configuration: .release)))
    }
  }
}
