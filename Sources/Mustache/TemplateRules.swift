public import Diagnostics

/// The rules for templates; each finding of this module is made under one of them.
public enum TemplateRules {
  /// A tag that is opened and not closed.
  public static let unclosedTag = Rule(
    "template-unclosed-tag", .error,
    why: "A tag without its closing braces swallows the text after it.")
  /// A section, parent or block without its closing tag.
  public static let unclosedSection = Rule(
    "template-unclosed-section", .error,
    why: "Where a section ends can't be known without its closing tag.")
  /// A closing tag with another name than the section it stands in.
  public static let wrongClose = Rule(
    "template-wrong-close", .error,
    why: "A section is closed by its own name, so that sections can't cross.")
  /// A closing tag where nothing is open.
  public static let strayClose = Rule(
    "template-stray-close", .error,
    why: "A closing tag without its section is the remains of an edit.")
  /// A tag without a name.
  public static let emptyTag = Rule(
    "template-empty-tag", .error, why: "A tag without a name says nothing.")
  /// A tag whose name can't be a name.
  public static let badName = Rule(
    "template-bad-name", .error,
    why: "A name has no white space in it, and something on both sides of each dot.")
  /// A change of delimiters that does not name two.
  public static let badDelimiters = Rule(
    "template-bad-delimiters", .error,
    why: "Tags can't be found without knowing both delimiters.")
  /// A partial or parent that there is no template for.
  public static let unknownPartial = Rule(
    "template-unknown-partial", .error,
    why: "What an unknown template would have printed is missing from the document.")
  /// A template that includes itself whatever the data.
  public static let endlessPartial = Rule(
    "template-endless-partial", .error,
    why: "A template that always includes itself would never end.")
  /// Templates that include one another too often for the data they are given.
  public static let tooDeep = Rule(
    "template-too-deep", .error,
    why: "Data that never ends a recursion would make a document without end.")
  /// A document that never seems to end.
  public static let tooLong = Rule(
    "template-too-long", .error,
    why: "Sections and partials that multiply one another would fill the memory.")
  /// A name that the data does not have.
  public static let missingName = Rule(
    "template-missing-name", .warning,
    why: "A misspelt name prints nothing, which is easily overlooked.")
  /// A name whose value is a list or an object.
  public static let notText = Rule(
    "template-not-text", .warning,
    why: "A list or an object has no text of its own, so that its tag prints nothing.")

  /// All of the rules, in the order that faults come to light.
  public static let all = [
    unclosedTag, unclosedSection, wrongClose, strayClose, emptyTag, badName, badDelimiters,
    unknownPartial, endlessPartial, tooDeep, tooLong, missingName, notText,
  ]
}
