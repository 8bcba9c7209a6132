public import Diagnostics

extension Rule {
  /// Every rule that the readers of data files make findings under.
  public static let dataFiles: [Rule] = [
    .notATextFile, .wrongEncoding, .tooLarge,
    .raggedRow, .unclosedQuote, .textAfterQuote, .strayQuote, .repeatedColumn, .unnamedColumn,
    .notAKeyValueLine, .repeatedKey,
    .jsonSyntax, .jsonRepeatedKey,
  ]

  /// The file holds something other than text.
  public static let notATextFile = Rule(
    "not-a-text-file", .error,
    why: "A workbook, a document or a picture can't be read as text; nothing in it would be seen.")

  /// The file's characters aren't UTF-8.
  public static let wrongEncoding = Rule(
    "wrong-encoding", .warning,
    why: "Text that isn't UTF-8 is read by guesswork, and names with accents may come out wrong.")

  /// A row or a file is longer than can be read in bounded memory.
  public static let tooLarge = Rule(
    "too-large", .error,
    why: "A row without end is a broken file, and reading it would use up the machine's memory.")

  /// A row has more or fewer cells than the header.
  public static let raggedRow = Rule(
    "ragged-row", .error,
    why: "With a cell too many or too few, values stand under the wrong column names.")

  /// A quoted cell never ends.
  public static let unclosedQuote = Rule(
    "unclosed-quote", .error,
    why: "A cell whose closing quotation mark is missing runs into the rows below it.")

  /// Something follows the closing quotation mark of a cell.
  public static let textAfterQuote = Rule(
    "text-after-quote", .error,
    why: "After a closing quotation mark a cell has ended; what follows can't be placed safely.")

  /// A quotation mark stands inside a cell that isn't quoted.
  public static let strayQuote = Rule(
    "stray-quote", .warning,
    why: "Programs disagree on what a quotation mark means inside a cell that isn't quoted.")

  /// Two columns have the same name.
  public static let repeatedColumn = Rule(
    "repeated-column", .error,
    why: "Of two columns with one name only one can be read, and nobody can tell which was meant.")

  /// A column has cells but no name.
  public static let unnamedColumn = Rule(
    "unnamed-column", .warning,
    why: "What stands in a column without a name is never read.")

  /// A line among `Key: value` lines isn't one.
  public static let notAKeyValueLine = Rule(
    "not-a-key-value-line", .error,
    why: "A line that is neither a key with its value nor part of the text would be lost.")

  /// A key stands twice in one block.
  public static let repeatedKey = Rule(
    "repeated-key", .error,
    why: "Of two values for one key only one can count, and nobody can tell which was meant.")

  /// The text breaks the grammar of JSON.
  public static let jsonSyntax = Rule(
    "json-syntax", .error,
    why: "JSON that breaks its grammar can't be understood without guessing.")

  /// A name stands twice in one JSON object.
  public static let jsonRepeatedKey = Rule(
    "json-repeated-key", .warning,
    why: "Of two members with one name programs read either the first or the last.")
}
