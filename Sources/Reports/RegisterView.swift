import Mustache
import SelfEvaluation

extension ReportFacts {
  /// An item of the register, by its place, with all that is known of it and what cites it.
  func item(_ place: Int) -> Value {
    let item = index.evaluation.register[place]
    let citing = index.citing(place).map(citingLink)
    let isExpired = item.expires.flatMap { day in settings.referenceDate.map { day < $0 } } ?? false
    return [
      "id": .text(item.id.text), "title": .text(item.title), "kind": .optional(item.kind?.name),
      "date": .optional(item.date?.inWords), "period": .text(item.period),
      "stance": .optional(item.stance?.rawValue), "marking": .text(item.marking),
      "expires": .optional(item.expires?.inWords), "isExpired": .bool(isExpired),
      "source": .text(item.source), "owner": .text(item.owner),
      "reportedTo": .text(item.reportedTo.joined(separator: "; ")),
      "location": .text(item.location), "href": .optional(webAddress(item.location)),
      "hasQuestions": .bool(!item.questions.isEmpty), "questions": links.questions(item.questions),
      "promptsText": .text(item.prompts.map(\.description).joined(separator: ", ")),
      "hasCitedBy": .bool(!citing.isEmpty), "citedBy": separated(citing),
      "formerly": .text(item.formerly.map(\.text).joined(separator: "; ")),
      "notes": .text(item.notes),
    ]
  }

  private func citingLink(_ citing: ReportIndex.Citing) -> Listed {
    switch citing {
    case .answer(let answer): links.answer(answer)
    case .priority(let id):
      Listed([("label", .text("priority \(id.text)"))] + priorityAnchor(id))
    case .action(let id, let priority):
      Listed([("label", .text("action \(id.text)"))] + priorityAnchor(priority))
    }
  }

  private func priorityAnchor(_ id: Identifier) -> [(Key, Value)] {
    guard let priority = index.priority(id) else {
      return [("anchor", "priorities"), ("slug", "key-priorities")]
    }
    return [
      ("anchor", .text("priority-\(priority.id.text)")),
      ("slug", .text(headingSlug("\(priority.id.text) \(priority.title)"))),
    ]
  }

  /// An address on the web, which may be a link; a path within the workspace is none, since the
  /// report is read elsewhere.
  private func webAddress(_ location: String) -> String? {
    let isOnWeb = ["https://", "http://"].contains { scheme in
      location.utf8.starts(with: scheme.utf8) { $0 == $1 || $0 >= 0x41 && $0 + 0x20 == $1 }
    }
    guard isOnWeb else { return nil }
    let isOneWord =
      location.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      || !location.contains(where: \.isWhitespace)
    return isOneWord ? location : nil
  }

  // MARK: - The chain of accountability

  /// A term of a school year, or what lies around the year.
  private enum Stretch: Hashable {
    case undated, earlier, autumn, spring, summer, later
  }

  /// Which body received what, and when.
  func accountability() -> [(Key, Value)] {
    var bodies: [String] = []
    var reported: [String: [Stretch: [Int]]] = [:]
    var used: Set<Stretch> = [.autumn, .spring, .summer]
    let register = index.evaluation.register
    for place in register.indices where !register[place].reportedTo.isEmpty {
      let term = term(of: register[place].date)
      for body in register[place].reportedTo {
        let key = body.lowercased()
        if reported[key] == nil { bodies.append(body) }
        reported[key, default: [:]][term, default: []].append(place)
        used.insert(term)
      }
    }
    let terms = [Stretch.earlier, .autumn, .spring, .summer, .later, .undated].filter(used.contains)
    return [
      ("hasBodies", .bool(!bodies.isEmpty)),
      ("terms", .list(terms.map { ["label": .text(label(of: $0))] })),
      (
        "bodies",
        .list(
          bodies.map { body in
            [
              "name": .text(body),
              "cells": .list(
                terms.map { term in
                  cell(reported[body.lowercased()]?[term] ?? [], in: label(of: term))
                }),
            ]
          })
      ),
    ]
  }

  /// A cell with items of the register, given by their places.
  private func cell(_ items: [Int], in term: String) -> Value {
    let dated = items.map { place in (place: place, date: index.evaluation.register[place].date) }
    // Those of one day keep the order of the register.
    let ordered = dated.sorted {
      ($0.date?.dayNumber ?? .max, $0.place) < ($1.date?.dayNumber ?? .max, $1.place)
    }
    return [
      "term": .text(term), "hasItems": .bool(!items.isEmpty),
      "items": separated(
        ordered.map { place, date in
          [("date", .optional(date?.inWords))] + links.evidence(place).fields
        }),
    ]
  }

  private func term(of date: CalendarDate?) -> Stretch {
    guard let date else { return .undated }
    if date.academicYear < settings.year { return .earlier }
    if date.academicYear > settings.year { return .later }
    return switch Term(of: date) {
    case .autumn: .autumn
    case .spring: .spring
    case .summer: .summer
    }
  }

  private func label(of term: Stretch) -> String {
    switch term {
    case .undated: "Undated"
    case .earlier: "Before \(settings.yearText)"
    case .autumn: "Autumn \(settings.year)"
    case .spring: "Spring \(settings.year + 1)"
    case .summer: "Summer \(settings.year + 1)"
    case .later: "After \(settings.yearText)"
    }
  }

  // MARK: - Coverage

  /// Questions by kinds of evidence, and how many prompts are answered.
  func coverage() -> [(Key, Value)] {
    let register = index.evaluation.register
    let given = Set(register.indices.map { register[$0].kind })
    let kinds = EvidenceItem.Kind.allCases.filter(given.contains)
    let rows = bank.questions.map { question -> Value in
      let items = index.evidence(for: question.number).map { register[$0].kind }
      let answered = question.prompts.indices.count { place in
        let prompt = PromptReference(question: question.number, prompt: place + 1)
        return index.itemsByPrompt[prompt] != nil
      }
      return [
        "number": .int(question.number), "anchor": .text(Self.anchor(question: question.number)),
        "cells": .list(kinds.map { kind in ["n": .int(items.count { $0 == kind })] }),
        "total": .int(items.count), "answered": .int(answered),
        "prompts": .int(question.prompts.count),
      ]
    }
    return [
      ("kinds", .list(kinds.map { ["name": .text($0.name)] })), ("coverage", .list(rows)),
    ]
  }
}
