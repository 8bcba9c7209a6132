import Diagnostics
import TestSupport
import Testing

/// If this fails, a true sentence stops the report since a word of side is held against two values
/// that it doesn't stand between; or a false one goes through.
struct OrderOfValuesTests {
  /// Ours rose from 59 to 67, England's from 52 to 66, so that our lead narrowed.
  private static let files = [
    "measures.csv":
      "id,title,unit,polarity,kind,counts\nm,Good level of development,percent,higher,flow,pupils\n",
    "measures/m.csv": """
    measure,period,area,group,value,numerator,denominator
    m,2012/13,,,,590,1000
    m,2014/15,,,,670,1000
    m,2012/13,England,,,52000,100000
    m,2014/15,England,,,66000,100000
    m,2014/15,North West,,63,,
    m,2014/15,,Boys,,300,500
    m,2014/15,,Girls,,370,500
    m,2014/15,England,Boys,58,,
    m,2014/15,England,Girls,73,,
    """,
  ]

  /// A sentence with a mark is false there, one without is true.
  private func expect(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let found = TestWorkspace(answer: text.text, Self.files).findings("direction-against-data")
    #expect(
      found.map(\.position.column) == (marked.contains("↓") ? [text.column] : []), "\(found)",
      sourceLocation: location)
  }

  @Test(arguments: [
    "England is at {{m.england.latest}}, with Lancashire ahead at {{m.latest}}.",
    "Compared with {{m.england.latest}} in England, Lancashire is above at {{m.latest}}.",
    "The North West is at {{m.north-west.latest}} and Lancashire above that at {{m.latest}}.",
    "The North West is at {{m.north-west.latest}}, and we are above England ({{m.england.latest}}).",
    "The North West is at {{m.north-west.latest}}; we exceed England's {{m.england.latest}}.",
    "Overall it is {{m.latest}}, but boys are well below that figure ({{m.boys.latest}}).",
    "Overall it is {{m.latest}} and girls are above it, at {{m.girls.latest}}.",
    "Girls achieved {{m.girls.latest}}, leaving boys behind at {{m.boys.latest}}.",
    "Boys achieve {{m.boys.latest}}, and well ahead are girls at {{m.girls.latest}}.",
    "Girls do well ({{m.girls.latest}}); boys trail ({{m.boys.latest}}).",
    "Lancashire reached {{m.latest}}, with England just behind on {{m.england.latest}}.",
    "We are at {{m.latest}}, ahead of England in girls' results ({{m.girls.latest}}).",
    "Our {{m.latest}} leaves England behind, and the North West ({{m.north-west.latest}}), too.",
    "Although {{m.latest}} reach it, boys here are ahead of boys in England ({{m.england.boys.latest}}).",
    "At {{m.latest}} we do well, and girls are above England's {{m.england.girls.latest}}.",
    "Girls ({{m.girls.latest}}) and boys ({{m.boys.latest}}) are both above their counterparts "
      + "({{m.england.girls.latest}} and {{m.england.boys.latest}}).",
    "Boys and girls, at {{m.boys.latest}} and {{m.girls.latest}}, are below and above England "
      + "({{m.england.latest}}) respectively.",
    "It is {{m.latest}}, above the North West ({{m.north-west.latest}}) and ahead of England's "
      + "{{m.england.latest}}.",
    "Boys ({{m.boys.latest}}) are below the Lancashire average of {{m.latest}}.",
    "Boys ({{m.boys.latest}}) are ↓above the Lancashire average of {{m.latest}}.",
    "Boys ({{m.boys.latest}}) are ↓ahead of those who are girls ({{m.girls.latest}}).",
    "Boys ({{m.boys.latest}}) did ↓better than others ({{m.girls.latest}}).",
    "{{m.latest}} reached it, a ↓lower proportion than nationally ({{m.england.latest}}).",
    "Boys do ↓better than girls ({{m.boys.latest}} against {{m.girls.latest}}).",
    "Girls do better than boys ({{m.girls.latest}} compared with {{m.boys.latest}}).",
    "Boys don't do better than girls ({{m.boys.latest}} against {{m.girls.latest}}).",
    "Boys do better than girls in number but less well overall ({{m.boys.latest}} against {{m.girls.latest}}).",
    "Since boys do better than girls in number, it narrows ({{m.boys.latest}} against {{m.girls.latest}}).",
    "Girls ({{m.girls.latest}}) lag ↓behind boys ({{m.boys.latest}}).",
    "England ({{m.england.latest}}) is ↓ahead of us ({{m.latest}}).",
    "Our girls ({{m.girls.latest}}) are ↓below girls in England ({{m.england.girls.latest}}).",
    "{{m.latest}} of all children in Lancashire achieved it in 2014/15, just ↓below the regional "
      + "average ({{m.north-west.latest}}).",
  ])
  func `two values are held against the word between them where both are its own`(marked: String) {
    expect(marked)
  }

  @Test(arguments: [
    "Boys ({{m.boys.latest}}) are outperformed by girls ({{m.girls.latest}}).",
    "The national average of {{m.england.latest}} was exceeded by our {{m.latest}}.",
    "The national average of {{m.england.latest}} is exceeded in Lancashire, where {{m.latest}} do so.",
    "Boys are outperformed by girls by {{m.boys.gap}}.", "England is exceeded by {{m.gap}}.",
    "We have exceeded England by {{m.gap}}.",
    "Girls ({{m.girls.latest}}) are ↓outperformed by boys ({{m.boys.latest}}).",
    "Girls are ↓outperformed by boys by {{m.girls.gap}}.",
  ])
  func `who is outperformed is behind`(marked: String) { expect(marked) }

  @Test(arguments: [
    "England rose by {{m.gap-change}} more than Lancashire.",
    "The national average has grown {{m.gap-change}} faster than our own.",
    "England has gained on us by {{m.gap-change}}.",
    "Our results rose {{m.gap-change}} less than those of England.",
    "The gap narrowed, as England rose by {{m.gap-change}} more than we did.",
    "Our lead over England fell by {{m.gap-change}}.",
    "Our lead over England ↓rose by {{m.gap-change}}.",
    "We ↓rose by {{m.gap-change}} more than England.",
  ])
  func `by how much England rose more than we did is no rise of ours`(marked: String) {
    expect(marked)
  }
}
