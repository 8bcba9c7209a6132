import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A `{{…}}` in prose that the data do not have.
  static let unknownValue = Self(
    "unknown-value", .error,
    why: "A value that the data do not have would leave a hole in a sentence."
  ) { subject in
    subject.valueReferences.compactMap { reference in
      guard case .failure(let unknown) = subject.value(of: reference.target),
        !subject.isContested(reference)
      else { return nil }
      return Fault(unknown.message, at: reference.position, hint: unknown.hint)
    }
  }

  /// A `{{…}}` that prints a reason, since the figure is missing or withheld.
  static let valueWithoutFigure = Self(
    "value-without-figure", .warning,
    why: "A sentence built around a figure reads oddly around the reason why there is none."
  ) { subject in
    subject.valueReferences.compactMap { reference in
      guard case .success(let value) = subject.value(of: reference.target),
        !value.hasFigure
      else { return nil }
      return Fault(
        "'{{\(reference.target)}}' prints '\(value.text)', since there is no figure"
          + value.ofWhomInWords,
        at: reference.position, hint: "write the sentence so that it's true without the figure")
    }
  }
}

extension Subject {
  /// Every `{{…}}` in the answers and in the prose of the priorities.
  var valueReferences: [Reference<String>] {
    answers.flatMap(\.judgement.values) + evaluation.priorities.flatMap(\.values)
  }

  /// Whether the figures that it may stand for are others in two workspaces, which is a finding
  /// already: the sentence is sound.
  fileprivate func isContested(_ reference: Reference<String>) -> Bool {
    let text = reference.target.lowercased()
    return evaluation.contestedMeasures.contains { text.hasPrefix($0.key + ".") }
  }
}

extension QuotedValue {
  /// Of whom a figure is missing, where it's not of the series itself.
  fileprivate var ofWhomInWords: String {
    guard field == .gap || field == .gapChange, series.quotedGap == nil, !series.isComparator,
      series.measure.unit != .count, series.window.last?.value != nil
    else { return "" }
    return series.quotedComparator == SeriesTrend.Gap.complement
      ? " for all others" : " for \(series.quotedComparator)"
  }
}
