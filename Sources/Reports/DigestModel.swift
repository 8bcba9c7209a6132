import Charts
import CommonMark
import Diagnostics
import Mustache
import SelfEvaluation
import Trends

extension ReportModel {
  /// The data digest: a section a measure.
  func digest(_ shared: SharedParts) -> Value {
    .object(
      shared.digest.value + looks() + [
        (
          "measures",
          .lazyList(count: index.evaluation.measures.count) { place in
            .object(
              shared.sections.take(place, for: self.face) + self.section(ofMeasure: place))
          }
        )
      ])
  }

  private func section(ofMeasure place: Int) -> [(Key, Value)] {
    let measure = index.evaluation.measures[place]
    let series = index.trends.series(of: measure.id)
    let ids = index.digestAnchors.value
    var charts: [[UInt8]] = []
    if face == .html {
      charts = [self.charts.overall(of: measure, size: .regular)].compactMap { $0 }
      charts += self.charts.parts(of: measure)
    }
    return [
      ("charts", .list(charts.map { ["svg": .bytes($0)] })),
      (
        "download",
        face == .html && !series.isEmpty
          ? .bytes(csvAddress(index.trends.observationsCSV(of: measure.id))) : .missing
      ),
      (
        "sentences",
        .list(
          series.indices.compactMap { row in
            let sentence = index.trends.series[row].sentence
            guard !sentence.isEmpty else { return nil }
            return [
              "sentence": .text(sentence), "lines": face.sentenceLines(sentence),
              "link": .text(ids.rows[row] ?? ids.sections[place]),
            ]
          })
      ),
    ]
  }
}

/// An address that holds a table itself, so that a browser can save it with the network off.
///
/// Source: L. Masinter, "The \"data\" URL scheme", RFC 2397 (1998).
func csvAddress(_ csv: [UInt8]) -> [UInt8] {
  let start = Array("data:text/csv;charset=utf-8,".utf8)
  let forms = formsInAddress
  // Each byte is written as three of which one or all count, and one beyond: looking for what needs
  // an escape and copying what lies between took three times as long.
  let capacity = start.count + 3 * csv.count + 1
  return Array(unsafeUninitializedCapacity: capacity) { address, count in
    var end = address.initialize(fromContentsOf: start)
    let bytes = UnsafeMutableRawBufferPointer(address)
    for byte in csv {
      let form = forms[Int(byte)]
      bytes.storeBytes(
        of: UInt32(truncatingIfNeeded: form).littleEndian, toByteOffset: end, as: UInt32.self)
      end &+= Int(form >> 32)
    }
    count = end
  }
}

/// How each byte stands in an address, as it is or as an escape: its bytes, the first one lowest, and
/// above them how many they are.
private let formsInAddress: [UInt64] = (UInt8.min...UInt8.max).map { byte in
  if ASCIISet(",-./_~", 0x30...0x39, 0x41...0x5A, 0x61...0x7A).contains(byte) {
    return 1 << 32 | UInt64(byte)
  }
  let digits = Array("0123456789ABCDEF".utf8)
  return 3 << 32 | UInt64(digits[Int(byte & 15)]) << 16 | UInt64(digits[Int(byte >> 4)]) << 8
    | UInt64(UInt8(ascii: "%"))
}
