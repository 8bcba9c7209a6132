import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a chart's text says when an XML parser reads it: its box, its places and its texts.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Text {
    var content: String
    var x: Double
    var y: Double
    var styleClass: String
  }

  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var title = ""
  private(set) var texts: [Text] = []
  private(set) var places: [(x: Double, y: Double)] = []
  private(set) var names: Set<String> = []
  private(set) var isWellFormed = false
  private var open: [(name: String, styleClass: String)] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    names.insert(name)
    names.formUnion(attributes.keys)
    open.append((name, attributes["class"] ?? open.last?.styleClass ?? ""))
    switch name {
    case "svg":
      let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      if box.count == 4 { (width, height) = (box[2], box[3]) }
    case "text":
      let x = Double(attributes["x"] ?? "") ?? .nan
      let y = Double(attributes["y"] ?? "") ?? .nan
      places.append((x, y))
      texts.append(Text(content: "", x: x, y: y, styleClass: open.last?.styleClass ?? ""))
    case "path": read(path: attributes["d"] ?? "")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if open.last?.name == "text" {
      texts[texts.count - 1].content += string
    } else if open.map(\.name) == ["svg", "title"] {
      title += string
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  /// Collects the places an absolute command names; the small relative shapes of markers are left.
  private func read(path: String) {
    var x = 0.0
    var y = 0.0
    for command in path.matches(of: /([A-Za-z])([^A-Za-z]*)/) {
      let numbers = command.2.split(separator: " ").map { Double($0) ?? .nan }
      switch command.1 {
      case "M":
        for index in stride(from: 0, to: numbers.count, by: 2) {
          x = numbers[index]
          y = index + 1 < numbers.count ? numbers[index + 1] : .nan
          places.append((x, y))
        }
      case "H":
        x = numbers.first ?? .nan
        places.append((x, y))
      case "V":
        y = numbers.first ?? .nan
        places.append((x, y))
      default: break
      }
    }
  }
}
