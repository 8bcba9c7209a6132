import Charts
import Diagnostics
import Mustache
import SelfEvaluation
import Trends
import Versions

/// What the templates of one face are filled with.
///
/// A class, as ``ReportFacts`` is.
final class ReportModel: Sendable {
  let facts: ReportFacts
  let face: Face
  let prose: ProseRenderer
  /// How a measure stands below each of its questions.
  let measureViews: Memo<Identifier, [(Key, Value)]>

  init(_ facts: ReportFacts, face: Face) {
    self.facts = facts
    self.face = face
    prose = ProseRenderer(index: facts.index, face: face)
    let view = MeasureView(index: facts.index, face: face)
    measureViews = Memo { view.fields(of: $0) }
  }

  var index: ReportIndex { facts.index }
  var grades: GradeView { facts.grades }
  var links: Links { facts.links }
  var settings: Settings { index.evaluation.settings }
  var bank: QuestionBank { index.evaluation.bank }

  /// The whole report, which carries the saved version.
  func report(_ version: Once<VersionText>, _ shared: SharedParts) -> Value {
    var fields = shared.report.value + looks()
    fields.append(("parts", parts()))
    fields += priorities()
    fields.append(
      (
        "register",
        .lazyList(count: index.evaluation.register.count) { [face] in
          shared.items.take($0, for: face)
        }
      ))
    if face == .html { fields.append(("modelJSON", .bytes(version.value.embedded))) }
    return .object(fields)
  }

  /// What a page needs to be shown; of scripts it runs the given one or none.
  func looks(script: String? = nil) -> [(Key, Value)] {
    guard face == .html else { return [] }
    return [
      ("style", .text(pageStyle)), ("markingInCSS", .text(cssText(settings.marking))),
      ("scriptHash", .optional(script?.contentSecurityHash)),
    ]
  }

  /// The looks of charts and pages.
  var pageStyle: String {
    Charts.styleSheet
      + TemplateLibrary.text(at: TemplateLibrary.styleSheet, overrides: index.templates)
  }

  /// The parts of the form with their questions.
  private func parts() -> Value {
    .list(
      bank.parts.enumerated().map { place, part in
        [
          "name": .text(part.name), "anchor": .text("part-\(place + 1)"),
          "questions": .lazyList(count: part.questions.count) { number in
            self.question(part.questions[number])
          },
        ]
      })
  }
}

/// Text for a string of CSS: whatever could end it is written as an escape.
func cssText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\" + String(scalar.value, radix: 16) + " "
    }
  }
  return result
}
