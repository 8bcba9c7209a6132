public import Foundation

/// The published conformance suites, which lie outside the project.
public enum Conformance {
  /// The folder named by the environment variable `LASER_CONFORMANCE`; `nil` without it.
  ///
  /// A suite's test is enabled by `.enabled(if: Conformance.folder != nil)`, so that without the
  /// folder it's reported as skipped, never as passed.
  public static var folder: URL? {
    ProcessInfo.processInfo.environment["LASER_CONFORMANCE"].map { URL(filePath: $0) }
  }
}
