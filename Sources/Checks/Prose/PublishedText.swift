import CommonMark
import Diagnostics
import Editions
import SelfEvaluation

/// A text that the public edition may show, and the numbers typed in it.
///
/// What few texts are asked for is worked out when it is; there are hundreds of them.
final class PublishedText {
  /// The column or key that it stands in, where its place tells no more than the row.
  let field: String
  /// Whether `{{…}}` can be written in it.
  var isProse: Bool { prose != nil && start == nil }
  /// The numbers, in their order.
  let amounts: [TypedAmount]
  /// The places of the measures that it speaks of.
  private(set) lazy var measures = findMeasures()
  /// What all tables of the text name.
  private(set) lazy var namesInTables = NamesInText(in: list.filter { !$0.isProse })
  /// Where a number stands.
  let position: (TypedAmount) -> FilePosition
  /// Whether a table's percentages may stand without their sign, as there's one in a heading.
  private(set) lazy var tablesHavePercentSign = list.contains { cell in
    !cell.isProse && !cell.marks.isDisjoint(with: .percentSign)
      && cell.places.contains { cell[$0].isPercentSign && !cell[$0 - 1].isNumber }
  }
  private let list: SentenceList
  private let findMeasures: () -> Set<Int>
  /// What holds the text, if it's Markdown, and where in it the text begins, if it's only a part.
  private let prose: Prose?
  private let start: Int?
  private lazy var headings = prose.map { Heading.all(in: $0) } ?? []

  /// Takes the numbers of each sentence.
  func forEachSentence(_ take: (ArraySlice<TypedAmount>) -> Void) {
    var rest = amounts[...]
    while let first = rest.first {
      let own = rest.prefix { $0.sentence.isSame(as: first.sentence) }
      take(own)
      rest = rest.dropFirst(own.count)
    }
  }

  /// What the headings name under which a sentence stands, the highest first.
  func namesOfHeadings(above sentence: Sentence) -> [NamesInText] {
    let place = start ?? sentence.offset(of: 0)
    var above: [Heading] = []
    for heading in headings.prefix(while: { $0.start <= place }) {
      above.removeAll { $0.level >= heading.level }
      above.append(heading)
    }
    return above.map(\.names)
  }

  /// The sentence before another one.
  func sentence(before sentence: Sentence) -> Sentence? {
    guard let place = list.firstIndex(where: { $0.isSame(as: sentence) }), place > 0,
      list[place - 1].isProse
    else { return nil }
    return list[place - 1]
  }

  /// The numbers of one sentence.
  func amounts(in sentence: Sentence) -> [TypedAmount] {
    amounts.filter { $0.sentence.isSame(as: sentence) }
  }

  /// What the row of a table names in which a cell stands.
  func namesInRow(of cell: Sentence) -> NamesInText {
    guard let utf8 = prose?.text.utf8, start == nil else { return namesInTables }
    let place = utf8.index(utf8.startIndex, offsetBy: cell.offset(of: 0))
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    let line = utf8[..<place].lastIndex(where: isLineEnd) ?? utf8.startIndex
    let end = utf8[place...].firstIndex(where: isLineEnd) ?? utf8.endIndex
    return NamesInText(inPlain: String(Substring(utf8[line..<end])))
  }

  /// Takes the sentences of a text; there's nothing to look at where no number is typed.
  fileprivate init?(
    _ list: SentenceList, amounts: [TypedAmount], in field: String = "", of prose: Prose? = nil,
    from start: Int? = nil, measures: @escaping () -> Set<Int>,
    position: @escaping (TypedAmount) -> FilePosition
  ) {
    if amounts.isEmpty { return nil }
    self.list = list
    self.amounts = amounts
    self.field = field
    self.prose = prose
    self.start = start
    self.position = position
    findMeasures = measures
  }
}

/// A heading, under which texts stand.
private struct Heading {
  /// Where it stands, in bytes from the start of the prose.
  var start: Int
  var level: Int
  var names: NamesInText

  static func all(in prose: Prose) -> [Self] {
    let document = prose.document
    let utf8 = prose.text.utf8
    return document.leafBlocks(within: document.root)
      .filter { document.kind(of: $0) == .heading }
      .map { node in
        let range = document.sourceRange(of: node).clamped(to: 0..<utf8.count)
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let bytes = utf8[start..<utf8.index(start, offsetBy: range.count)]
        return Self(
          start: range.lowerBound, level: document.level(ofHeading: node),
          names: NamesInText(inPlain: String(Substring(bytes))))
      }
  }
}

/// Where a text stands that the public edition may show.
enum PublishedField {
  /// A column or key, whose place tells no more than the row.
  case plain(_ field: String, String, at: FilePosition, measures: () -> Set<Int>)
  /// The text of an answer.
  case answer(Subject.Answer, measures: () -> Set<Int>)
  /// The text about a priority.
  case priority(Subject.PriorityText, measures: () -> Set<Int>)
}

extension Subject {
  /// Goes through the fields that the records of the public edition take over.
  ///
  /// Drafts are among them, since they are to be agreed.
  func forEachPublishedField(_ take: (PublishedField) -> Void) {
    func add(
      _ field: String, _ text: String, at place: FilePosition,
      _ measures: @autoclosure @escaping () -> Set<Int> = []
    ) {
      take(.plain(field, text, at: place, measures: measures))
    }
    let settings = evaluation.settings
    add("authority", settings.authority, at: settings.position(of: "authority"))
    add("region", settings.region, at: settings.position(of: "region"))
    add("note", settings.note, at: settings.position(of: "note"))
    for team in settings.teams { add("teams", team.name, at: settings.position(of: "teams")) }
    // By places, since an item takes a reference to each of its fields with it.
    let register = evaluation.register
    for item in register.indices where register[item].mayBeShown {
      add("title", register[item].title, at: register[item].position)
      add("period", register[item].period, at: register[item].position)
      add("source", register[item].source, at: register[item].position)
      for body in register[item].reportedTo {
        add("reported-to", body, at: register[item].position)
      }
    }
    for (place, measure) in evaluation.measures.enumerated() {
      add("title", measure.title, at: measure.position)
      add("source", measure.source, at: measure.position, [place])
      for known in measure.breaks { add("breaks", known.why, at: measure.position, [place]) }
    }
    for answer in answers {
      lazy var measures = placesSpokenOf(in: answer)
      take(.answer(answer) { measures })
      add("reason", answer.judgement.reason, at: answer.position(of: "reason"), measures)
    }
    for text in priorityTexts {
      take(.priority(text) { self.places(of: text.priority.measures) })
    }
    var measuresOfPriority: [Identifier: Set<Int>] = [:]
    for priority in evaluation.priorities {
      let measures = places(of: priority.measures)
      measuresOfPriority[priority.id] = measures
      add("title", priority.title, at: priority.position, measures)
      add("success-criterion", priority.successCriterion, at: priority.position, measures)
      for name in priority.alignedWith {
        add("aligned-with", name, at: priority.position, measures)
      }
    }
    let actions = evaluation.actions
    for action in actions.indices {
      func measures() -> Set<Int> { measuresOfPriority[actions[action].priority] ?? [] }
      add("action", actions[action].action, at: actions[action].position, measures())
      add(
        "success-criterion", actions[action].successCriterion, at: actions[action].position,
        measures())
    }
  }

  /// Goes through the texts of the public edition that have numbers typed in them: one after the
  /// other, as all of them with their words would take up as much as the answers do.
  func forEachPublishedText(_ take: (PublishedText) -> Void) {
    // Years and names of sources stand in row after row.
    var withoutNumbers: Set<String> = []
    func add(
      _ field: String, _ text: String, at place: FilePosition,
      _ measures: @escaping () -> Set<Int>
    ) {
      guard NumberWords.mayBe(in: text.utf8.span), !withoutNumbers.contains(text) else { return }
      let list = SentenceList(plain: text)
      let amounts = TypedAmount.all(in: list)
      if amounts.isEmpty { withoutNumbers.insert(text) }
      PublishedText(list, amounts: amounts, in: field, measures: measures) { _ in place }
        .map(take)
    }
    /// Takes Markdown with all that is printed of it, headings and code too.
    func add(
      _ prose: Prose, _ list: SentenceList, _ amounts: [TypedAmount],
      _ measures: @escaping () -> Set<Int>
    ) {
      let document = prose.document
      func add(_ list: SentenceList, _ amounts: [TypedAmount], at start: Int? = nil) {
        PublishedText(list, amounts: amounts, of: prose, from: start, measures: measures) {
          prose.position(atByte: start ?? $0.sentence.offset(of: $0.places.lowerBound))
        }.map(take)
      }
      add(list, amounts)
      func add(plain text: String, at start: Int) {
        guard NumberWords.mayBe(in: text.utf8.span) else { return }
        let list = SentenceList(plain: text)
        add(list, TypedAmount.all(in: list), at: start)
      }
      let links = prose.definedLinks
      for link in links { add(plain: link.text, at: link.start) }
      let titles = Set(links.map(\.title))
      var hasHeading = false
      let utf8 = prose.text.utf8
      for node in document.descendants(of: document.root) {
        let text: String?
        switch document.kind(of: node) {
        case .heading:
          if !hasHeading {
            let heading = document.sourceRange(of: node).clamped(to: 0..<utf8.count)
            hasHeading = NumberWords.mayBe(in: utf8.span.extracting(heading))
          }
          continue
        case .codeBlock:
          // As it's written, with the words behind the fence.
          let block = document.sourceRange(of: node).clamped(to: 0..<utf8.count)
          text = prose.text(at: block)
        case .htmlBlock, .html: text = document.literal(of: node)
        case .link, .image:
          let title = document.title(of: node)
          text = title.flatMap { titles.contains($0) ? nil : $0 }
        default: continue
        }
        if let text { add(plain: text, at: document.sourceStart(of: node)) }
      }
      if hasHeading {
        let list = SentenceList(document, ofHeadings: true)
        add(list, TypedAmount.all(in: list))
      }
    }
    forEachPublishedField { field in
      switch field {
      case .plain(let field, let text, let position, let measures):
        add(field, text, at: position, measures)
      case .answer(let answer, let measures):
        add(answer.judgement.body, answer.sentences, answer.amounts, measures)
      case .priority(let text, let measures):
        add(text.prose, text.sentences, text.amounts, measures)
      }
    }
  }
}

extension Prose {
  /// Some bytes of the text.
  fileprivate func text(at range: Range<Int>) -> String {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
    return String(Substring(text.utf8[start...].prefix(range.count)))
  }
}

extension SentenceList {
  /// Reads a text that isn't Markdown: what would be marks there is white space.
  fileprivate convenience init(plain text: String) {
    let bytes = text.utf8.map { $0 < 0x20 || isMarkdownMark($0) ? 0x20 : $0 }
    // With words before it, no number begins a list.
    self.init(Document(parsing: Array("– ".utf8) + bytes))
  }
}

/// Whether a byte can make Markdown of a text.
private func isMarkdownMark(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "<", ">", "*", "_", "`", "[", "]", "{", "}", "|", "\\", "~", "&", "#": true
  default: false
  }
}
