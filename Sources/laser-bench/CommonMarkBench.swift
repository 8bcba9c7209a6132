import CommonMark

/// Renders the documents of `docs.bin`, which a NUL byte separates, and the one of `one.md`, and
/// prints the median speed of each in millions of bytes of Markdown a second.
func benchCommonMark(folder: String) throws {
  for name in ["docs.bin", "one.md"] {
    let bytes = try readFile("\(folder)/\(name)")
    let documents = bytes.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
    var output: [UInt8] = []
    var written = 0
    let options = HTMLOptions.conforming
    let seconds = medianSeconds(rounds: 7) {
      written = 0
      for document in documents {
        output.removeAll(keepingCapacity: true)
        let document = Document(parsing: document)
        document.appendHTML(of: [document.root], to: &output, options: options)
        written += output.count
      }
    }
    let speed = fixed(Double(bytes.count) / seconds / 1e6, digits: 1)
    print("\(name) \(speed) MB/s \(documents.count) documents, \(written) bytes of HTML")
  }
}

/// Prints the HTML of a file's documents, which a NUL byte separates, each with one after it.
func printHTML(of file: String) throws {
  for document in try readFile(file).split(separator: 0, omittingEmptySubsequences: false) {
    print(Document(parsing: Array(document)).html(options: .conforming), terminator: "\0")
  }
}
