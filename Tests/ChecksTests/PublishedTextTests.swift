import Diagnostics
import Editions
import SelfEvaluation
import Testing

/// If this fails, a small number typed in some field stands in the public edition, and no check ever
/// looked there.
struct PublishedTextTests {
  /// A workspace in which each text that is published has its name in guillemets.
  private static let files = [
    "laser.json": """
    {"authority": "«settings.authority»", "region": "«settings.region»", "year": "2014/15",
     "note": "«settings.note»", "date": "2015-07-31",
     "teams": [{"id": "primary", "name": "«settings.teams.name»"}]}
    """,
    "register.csv": """
    id,title,kind,period,source,reported-to
    E001,«register.title»,dataset,«register.period»,«register.source»,«register.reportedTo»
    """,
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions,source,breaks
    gld,Good level of development,percent,higher,flow,pupils,1,«measures.source»,2013/14: «measures.breaks.why»
    x,«measures.title»,percent,higher,flow,other,1,,
    """,
    "measures/gld.csv": """
    measure,period,group,numerator,denominator
    gld,2014/15,,204,590
    gld,2014/15,Roma,4,12
    """,
    "judgements/primary/Q.md": """
    # Question 1
    Grade: not applicable
    Status: agreed
    Reason: «judgements.reason»
    Author: Farid Haidari, Head of Service

    «judgements.body»
    """,
    "priorities.csv": """
    id,title,success-criterion,aligned-with
    P1,«priorities.title»,«priorities.successCriterion»,«priorities.alignedWith»
    """,
    "priorities/P1.md": "«priorities.evaluation»\n",
    "actions.csv": """
    id,priority,action,success-criterion
    A1,P1,«actions.action»,«actions.successCriterion»
    """,
  ]

  /// What a public record holds besides: names, addresses and markings, and what is always empty.
  private static let others: Set<String> = [
    "settings.code", "settings.statisticalNeighbours", "settings.bank", "settings.marking",
    "register.owner", "register.location", "register.marking", "register.notes",
    "measures.headline", "judgements.author", "judgements.fingerprint",
    "judgements.sections.title", "priorities.lead", "actions.lead", "actions.notes",
  ]

  private static let looked: [String] = files.values.flatMap { text in
    text.split(separator: "«", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "»" })
    }
  }.sorted()

  private static func workspace(
    with leak: String, _ words: String = "4 of 12 Roma"
  ) -> TestWorkspace {
    TestWorkspace(
      files.mapValues { text in
        text.split(separator: "«", omittingEmptySubsequences: false).enumerated().map {
          place, part in
          guard place > 0, let end = part.firstIndex(of: "»") else { return String(part) }
          return (part[..<end] == leak ? words : "Words") + part[part.index(after: end)...]
        }.joined()
      })
  }

  @Test(arguments: looked)
  func `a number in any published text is found`(field: String) throws {
    let workspace = Self.workspace(with: field)
    let found = workspace.findings("suppressed-number")
    #expect(found.count == 1, "\(found)")
    let edited = EditedEvaluation(try #require(workspace.evaluation), for: .publicEdition)
    #expect("\(Self.texts(of: edited.evaluation))".contains("4 of 12 Roma"))
  }

  @Test(arguments: [
    ("settings.authority", "1:15"), ("settings.region", "1:34"), ("settings.note", "2:10"),
    ("settings.teams.name", "3:11"),
  ])
  func `a number in a setting is found where the setting stands`(
    field: String, place: String
  ) throws {
    let found = try #require(Self.workspace(with: field).findings("suppressed-number").first)
    #expect("\(found.position.line):\(found.position.column)" == place)
  }

  @Test func `a group's name that tells its hidden count is found`() {
    let workspace = TestWorkspace([
      "measures.csv": "id,title,unit,counts,questions\ngld,Good level,percent,pupils,1\n",
      "measures/gld.csv": """
      measure,period,group,numerator,denominator
      gld,2014/15,,354,590
      gld,2014/15,Roma (n=12),4,12
      gld,2014/15,Other (578),350,578
      gld,2014/15,Year 4,300,500
      gld,2014/15,Deaf - 5 pupils,3,5
      gld,2014/15,Year 12 pupils,4,12
      gld,2014/15,In classes of 4-5 pupils,3,5
      """,
    ])
    let found = workspace.findings("suppressed-number")
    // What is hidden lest the rest tell the small one, too.
    #expect(found.map(\.position.line) == [3, 4, 6])
  }

  @Test(arguments: looked)
  func `a person named in any published text is found`(field: String) throws {
    let workspace = Self.workspace(with: field, "Words of Farid  Haidari")
    let found = workspace.findings("named-person")
    #expect(found.count == 1, "\(found)")
    let edited = EditedEvaluation(try #require(workspace.evaluation), for: .publicEdition)
    #expect("\(Self.texts(of: edited.evaluation))".contains("Farid  Haidari"))
    #expect(Self.workspace(with: "").findings("named-person").isEmpty)
  }

  @Test func `every text of a public record is one that is looked at`() throws {
    let evaluation = try #require(Self.workspace(with: "").evaluation)
    let edited = EditedEvaluation(evaluation, for: .publicEdition).evaluation
    let fields = Set(Self.texts(of: edited).map(\.field))
    #expect(fields.subtracting(Self.others).symmetricDifference(Self.looked) == [])
    #expect(edited.members.isEmpty)
    let records = Mirror(reflecting: edited).children.compactMap(\.label)
    #expect(
      Set(records).subtracting(["bank", "observations", "history", "members", "contestedMeasures"])
        == Set(fields.map { String($0.prefix { $0 != "." }) }))
  }

  /// The texts of an evaluation's records, by their fields.
  private static func texts(of evaluation: Evaluation) -> [(field: String, text: String)] {
    ([
      ("settings", evaluation.settings), ("register", evaluation.register),
      ("measures", evaluation.measures), ("judgements", evaluation.judgements),
      ("priorities", evaluation.priorities), ("actions", evaluation.actions),
    ] as [(String, Any)]).flatMap { texts(of: $1, in: $0) }
  }

  private static func texts(of value: Any, in field: String) -> [(field: String, text: String)] {
    if let text = value as? String { return [(field, text)] }
    if let prose = value as? Prose { return [(field, String(prose.text))] }
    if value is FilePosition || value is Identifier || value is [Identifier]
      || value is [String: FilePosition]
    {
      return []
    }
    if let list = value as? [String] {
      return list.isEmpty ? [(field, "")] : list.map { (field, $0) }
    }
    return Mirror(reflecting: value).children.flatMap { label, child in
      // What a list, an optional or a reference holds has the field's own name.
      let isOwn = ["some", "details", "fields"].contains(label ?? "some")
      return texts(of: child, in: isOwn ? field : "\(field).\(label ?? "")")
    }
  }
}
