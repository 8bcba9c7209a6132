// Measures the engines in process; what each subcommand reads and prints stands in its own file.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

do {
  try bench(CommandLine.arguments.dropFirst())
} catch {
  let message = Array("laser-bench: \(error)\n".utf8)
  _ = write(2, message, message.count)
  exit(2)
}

private func bench(_ arguments: ArraySlice<String>) throws {
  switch (arguments.first, arguments.dropFirst().first) {
  case ("commonmark", let folder?): try benchCommonMark(folder: folder)
  case ("html", let file?): try printHTML(of: file)
  case ("mustache", let folder?): try benchMustache(folder: folder)
  case ("csv", let file?): try benchCSV(file: file)
  case ("json", let file?): try benchJSON(file: file)
  case ("trends", let count?): benchTrends(series: Int(count) ?? 1_000)
  case ("diff", let old?):
    guard let new = arguments.dropFirst(2).first else { fallthrough }
    try benchDiff(old: old, new: new)
  default:
    print(
      "usage: laser-bench commonmark DIR | html FILE | mustache DIR | csv FILE | json FILE | trends N"
        + " | diff OLD NEW")
  }
}
