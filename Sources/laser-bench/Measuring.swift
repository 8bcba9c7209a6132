#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a benchmark needs and can't read.
struct UnreadableFile: Error, CustomStringConvertible {
  var path: String
  var description: String { "cannot read \(path)" }
}

/// Reads a whole file.
func readFile(_ path: String) throws(UnreadableFile) -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw UnreadableFile(path: path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// Runs something once to warm up, then several times, and returns the median of its seconds.
func medianSeconds(rounds: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  body()
  let times = (0..<max(rounds, 1)).map { _ in clock.measure(body) / .seconds(1) }
  return times.sorted()[times.count / 2]
}

/// A number with so many digits after the point, as Foundation would print it.
func fixed(_ value: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let units = Int((value * scale).rounded())
  guard digits > 0 else { return String(units) }
  let fraction = String(units % Int(scale))
  return "\(units / Int(scale))."
    + String(repeating: "0", count: digits - fraction.count) + fraction
}
