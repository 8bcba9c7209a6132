import Foundation
import ReportTemplates
import Testing

/// The program runs from anywhere only while every template is inside it, unchanged.
struct ReportTemplatesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Templates").standardizedFileURL

  @Test func `every file of Templates is in the program`() throws {
    var files: [String] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path) {
      let isFolder = try Self.folder.appending(path: path).resourceValues(forKeys: [.isDirectoryKey]
      )
      if isFolder.isDirectory != true, !path.hasSuffix(".swift") { files.append(path) }
    }
    #expect(ReportTemplates.paths == files.sorted())
  }

  @Test(arguments: ReportTemplates.paths)
  func `a template in the program is byte for byte the file`(path: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: path))
    let text = try #require(ReportTemplates.text(at: path))
    #expect(Data(text.utf8) == bytes)
  }
}
