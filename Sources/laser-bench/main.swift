// Measures the engines in process; what each subcommand reads and prints stands in its own file.

let arguments = CommandLine.arguments.dropFirst()
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
