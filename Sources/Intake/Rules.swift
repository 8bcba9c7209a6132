public import Diagnostics

internal import DataFiles

extension Rule {
  // MARK: Files

  static let unreadableFile = Rule(
    "unreadable-file", .error,
    why: "What can't be opened can't be reported on, and nobody would notice that it's missing.")
  static let missingSettings = Rule(
    "missing-settings", .error,
    why: "Without laser.json nobody knows whose self-evaluation this is, or of which year.")
  static let misnamedFile = Rule(
    "misnamed-file", .error,
    why: "A file under a slightly different name would be passed over, and its content be missing.")
  static let unexpectedFile = Rule(
    "unexpected-file", .warning,
    why: "A file that isn't read may hold something its writer believes to be in the report.")
  static let fileOutsideTeam = Rule(
    "file-outside-team", .error,
    why: "An answer belongs to the team whose folder it stands in; without one it's nobody's.")
  static let emptyFile = Rule(
    "empty-file", .warning,
    why: "A file with nothing in it is more often an accident than a decision.")
  static let lineAboveHeader = Rule(
    "line-above-header", .warning,
    why: "Other programs take the first line for the names of the columns, whatever it says.")
  static let mergeConflict = Rule(
    "merge-conflict", .error,
    why: "Two people changed the same lines, and nobody has decided between them yet.")
  static let missingFile = Rule(
    "missing-file", .error,
    why: "Values are to be read from a file that isn't there.")

  // MARK: Settings and bank

  static let missingSetting = Rule(
    "missing-setting", .error,
    why: "A report needs an authority and a year, a team an id.")
  static let wrongType = Rule(
    "wrong-type", .error,
    why: "A setting of another type than expected can't be understood.")
  static let unknownKey = Rule(
    "unknown-key", .warning,
    why: "A key that isn't known is never read, whatever its writer meant by it.")
  static let badYear = Rule(
    "bad-year", .error,
    why: "Everything is sorted by academic years, so each must be written without doubt.")
  static let badCode = Rule(
    "bad-code", .warning,
    why: "Official files are searched by the authority's code; another form of it finds nothing.")
  static let unknownRegion = Rule(
    "unknown-region", .warning,
    why: "The region's values are found by its official name.")
  static let settingOutOfRange = Rule(
    "setting-out-of-range", .error,
    why: "A number outside its range would make a report that nobody meant.")
  /// Of two teams that both moderate, nobody knows whose grades stand beside the others'.
  public static let twoModerators = Rule(
    "two-moderators", .error,
    why: "The grades beside the teams' are one team's; with two nobody knows whose.")
  static let unknownBank = Rule(
    "unknown-bank", .error,
    why: "Without its question bank an evaluation has no questions.")
  static let emptyBank = Rule(
    "empty-bank", .error,
    why: "A question bank needs questions, and a scale of at least two grades.")
  static let missingText = Rule(
    "missing-text", .error,
    why: "A question, a part or a grade without words can't be shown or answered.")
  static let repeatedQuestion = Rule(
    "repeated-question", .error,
    why: "Answers name their question by its number, so each number may stand once.")
  static let repeatedGradeName = Rule(
    "repeated-grade-name", .error,
    why: "If one word means two grades, no judgement that uses it can be read.")

  // MARK: Tables

  static let missingColumn = Rule(
    "missing-column", .error,
    why: "Without this column the rows can't be understood.")
  static let unknownColumn = Rule(
    "unknown-column", .warning,
    why: "A column that isn't known is never read, whatever stands in it.")
  static let emptyCell = Rule(
    "empty-cell", .error,
    why: "A row without this cell can't be named, shown or linked.")
  static let badID = Rule(
    "bad-id", .error,
    why: "Ids stand in citations, files and links, so they are made of letters, digits, . _ and -.")
  static let repeatedID = Rule(
    "repeated-id", .error,
    why: "If two rows have one id, nobody can tell which of them is meant.")
  static let repeatedObservation = Rule(
    "repeated-observation", .error,
    why: "Of two values for one place, group and period at most one is right.")
  static let gradeNotEarlier = Rule(
    "grade-not-earlier", .warning,
    why: "What stands in the table of earlier years is never reported as this year's grade.")
  static let formerTeam = Rule(
    "former-team", .note,
    why: "A team may come to an end and its earlier grades stay; a misspelt one looks the same.")
  static let repeatedRecord = Rule(
    "repeated-record", .error,
    why: "A team has one grade for a question in a year.")
  static let unknownVersion = Rule(
    "unknown-version", .warning,
    why: "Figures that aren't known to be provisional are tested and told as final ones.")
  static let notANumber = Rule(
    "not-a-number", .error,
    why: "A value that can't be read without doubt can't be compared.")
  static let shortenedNumber = Rule(
    "shortened-number", .warning,
    why: "A spreadsheet writes 2,885 from a narrow column as 2.9E+03, and it's read as 2,900.")
  static let negativeCount = Rule(
    "negative-count", .error, why: "Pupils and schools are counted from 0.")
  static let countAboveCohort = Rule(
    "count-above-cohort", .error,
    why: "No more can reach something than were counted; such a row has its columns swapped.")
  static let fractionalCount = Rule(
    "fractional-count", .warning,
    why: "Pupils and schools are whole: 8.758 of them is mostly 8,758 with a point for the comma.")
  static let valueAgainstCounts = Rule(
    "value-against-counts", .error,
    why: "A value that its own counts contradict misleads, whichever of them is right.")
  static let roundedCounts = Rule(
    "rounded-counts", .warning,
    why: "Counts that were rounded for print give other values than the exact ones.")
  static let missingValue = Rule(
    "missing-value", .error,
    why: "A row of data needs a value, or the counts to work it out from, or a symbol for none.")
  static let percentOutOfRange = Rule(
    "percent-out-of-range", .warning,
    why: "A percentage below 0 or above 100 is usually a slip of the point or the column.")
  static let badPeriod = Rule(
    "bad-period", .error,
    why: "Values are compared over time, so each period must be written without doubt.")
  static let ambiguousPeriod = Rule(
    "ambiguous-period", .warning,
    why: "A month such as 2010-11 is easily written where an academic year is meant.")
  static let ambiguousArea = Rule(
    "ambiguous-area", .warning,
    why:
      "A place that isn't known is taken for a district and held against the rest of the authority."
  )
  static let totalAsCategory = Rule(
    "total-as-category", .warning,
    why:
      "The classes of a distribution add up to its cohort; one for all would count everyone twice.")
  static let repeatedCategory = Rule(
    "repeated-category", .warning,
    why: "Whoever belongs to two classes of a headline share would count twice.")
  static let badDate = Rule(
    "bad-date", .error,
    why: "Day and month are easily confused; only one way to write a date can't be misread.")
  static let badListItem = Rule(
    "bad-list-item", .error,
    why: "An item of a list that can't be read would be left out of the report.")
  static let locationNotFound = Rule(
    "location-not-found", .warning,
    why: "A reader who follows the evidence should find it.")
  static let locationOutside = Rule(
    "location-outside", .warning,
    why: "A path outside the workspace means nothing on another machine, and is never followed.")

  // MARK: Words and references

  static let unknownKind = word("kind")
  static let unknownStance = word("stance")
  static let unknownUnit = word("unit")
  static let unknownPolarity = word("polarity")
  static let unknownCounts = word("counts")
  static let unknownProgress = word("progress")
  static let unknownStatus = word("status")
  static let unknownLIP = word("lip")

  private static func word(_ field: String) -> Rule {
    Rule(
      "unknown-\(field)", .error,
      why: "This field is one of a few words; another one means nothing to the report.")
  }

  static let unknownQuestion = Rule(
    "unknown-question", .error,
    why: "What belongs to a question that the bank doesn't have is shown nowhere.")
  static let unknownPrompt = Rule(
    "unknown-prompt", .error,
    why: "Evidence for a prompt that the question doesn't have is counted nowhere.")
  static let unknownTeam = Rule(
    "unknown-team", .error,
    why: "What belongs to a team that laser.json doesn't list is shown nowhere.")
  static let unknownGrade = Rule(
    "unknown-grade", .error,
    why: "A grade outside the scale can't be placed in the profile, nor compared.")
  static let unknownCitation = Rule(
    "unknown-citation", .error,
    why: "A citation that leads nowhere is a claim without evidence.")
  static let unknownEvidence = Rule(
    "unknown-evidence", .error,
    why: "Evidence that the register doesn't hold can't be found by a reader.")
  static let unknownMeasure = Rule(
    "unknown-measure", .error,
    why: "A measure that measures.csv doesn't define has no unit, no title and no values.")
  static let unknownPriority = Rule(
    "unknown-priority", .error,
    why: "A priority that priorities.csv doesn't list is shown nowhere.")

  // MARK: Answers

  static let textBeforeQuestion = Rule(
    "text-before-question", .error,
    why: "Text above the first question belongs to no answer and would be lost.")
  static let badQuestionHeading = Rule(
    "bad-question-heading", .error,
    why: "An answer whose heading isn't recognised would be lost, or end up in another answer.")
  static let repeatedAnswer = Rule(
    "repeated-answer", .error,
    why: "A team answers a question once; of two answers nobody knows which holds.")
  static let preReformGrade = Rule(
    "pre-2012-grade", .warning,
    why: "Ofsted replaced 'satisfactory' by 'requires improvement' in September 2012.")
  static let missingReason = Rule(
    "missing-reason", .warning,
    why: "'Not applicable' is a judgement too, and a reader needs to know what it rests on.")
  static let drillDownWithoutGrade = Rule(
    "drill-down-without-grade", .warning,
    why: "A drill-down says how a group's grade differs, so it needs one.")
  static let drillDownWithoutName = Rule(
    "drill-down-without-name", .warning,
    why: "A grade that differs from the overall one tells nothing until it says whose it is.")
  static let misplacedDrillDown = Rule(
    "misplaced-drill-down", .warning,
    why: "Only below '## Drill-down' is a heading's grade read as one.")
  static let unknownHeading = Rule(
    "unknown-heading", .warning,
    why: "A misspelt heading is printed, but its text isn't found where readers look for it.")
  static let headingLevel = Rule(
    "heading-level", .warning,
    why: "Headings of the first level are for the questions; others belong on the second.")
  static let headingWithoutSpace = Rule(
    "heading-without-space", .warning,
    why:
      "Without the space it's no heading, and what stands below it isn't found where readers look.")
  static let unmarkedHeading = Rule(
    "unmarked-heading", .warning,
    why:
      "Without its '##' a heading is text, and what stands below it isn't found where readers look."
  )
  static let pastedList = Rule(
    "pasted-list", .warning,
    why: "The bullets of a word processor make no list: points pasted with them run together.")
  static let pastedTable = Rule(
    "pasted-table", .warning,
    why:
      "Columns between tabs make no table, nor do those between '|' without a line of dashes below "
      + "the first: their cells run together. Cells beyond the header's aren't printed.")
  static let printedOtherwise = Rule(
    "printed-otherwise", .warning,
    why: "What is printed otherwise than it was typed says something that its writer didn't mean.")
  static let misplacedKey = Rule(
    "misplaced-key", .warning,
    why: "A line such as 'Grade: good' is read right below its question's heading; elsewhere it's "
      + "text.")
  static let unclosedBlock = Rule(
    "unclosed-block", .error,
    why: "A code block or comment that never ends swallows the answers below it.")
  static let citationAsDefinition = Rule(
    "citation-as-definition", .error,
    why: "Markdown takes '[E004]: word' for the address of a link and prints nothing of it.")
  static let unprintedDefinition = Rule(
    "unprinted-definition", .warning,
    why: "Markdown takes '[1]: word' for the address of a link and prints nothing of it.")

  // MARK: Official data

  static let unusedDataFile = Rule(
    "unused-data-file", .note,
    why: "Official data are read only where a row of measures.csv points at them.")
  static let misspeltColumn = Rule(
    "misspelt-column", .warning,
    why: "The data standard knows this column under another name.")
  static let unknownDataColumn = Rule(
    "unknown-data-column", .error,
    why: "A measure points at a column that its file doesn't have.")
  static let badFilter = Rule(
    "bad-filter", .error,
    why: "A filter that can't be read would let rows in that were not meant.")
  static let filterWithoutTotal = Rule(
    "filter-without-total", .error,
    why: "Without a total, nobody knows which of a filter's values stands for all pupils.")
  static let filterAtTotalOnly = Rule(
    "filter-at-total-only", .warning,
    why: "A filter was to make a series of each value, and another one leaves their rows out.")
  static let oneGroupOnly = Rule(
    "one-group-only", .warning,
    why: "Figures of some pupils would be printed as those of all.")
  static let unknownFilterValue = Rule(
    "unknown-filter-value", .error,
    why: "A filter value that the file doesn't have selects nothing.")
  static let unsupportedPeriod = Rule(
    "unsupported-period", .warning,
    why: "Terms, weeks and quarters can't be set beside years, so their rows are left out.")
  static let noRowsForAuthority = Rule(
    "no-rows-for-authority", .warning,
    why: "A measure whose file has nothing on the authority is silent in the report.")
}

extension Intake {
  /// Every rule that reading a workspace can make findings under, those of its file formats included.
  public static let rules: [Rule] =
    Rule.dataFiles + [
      .unreadableFile, .missingSettings, .misnamedFile, .unexpectedFile, .fileOutsideTeam,
      .emptyFile, .lineAboveHeader, .mergeConflict, .missingFile,
      .missingSetting, .wrongType, .unknownKey, .badYear, .badCode, .unknownRegion,
      .settingOutOfRange,
      .twoModerators, .unknownBank, .emptyBank, .missingText, .repeatedQuestion, .repeatedGradeName,
      .missingColumn, .unknownColumn, .emptyCell, .badID, .repeatedID, .repeatedObservation,
      .gradeNotEarlier, .formerTeam, .repeatedRecord,
      .unknownVersion, .notANumber, .shortenedNumber, .negativeCount, .countAboveCohort,
      .fractionalCount,
      .valueAgainstCounts, .roundedCounts,
      .missingValue, .percentOutOfRange, .badPeriod, .ambiguousPeriod, .ambiguousArea,
      .totalAsCategory, .repeatedCategory, .badDate, .badListItem,
      .locationNotFound,
      .locationOutside,
      .unknownKind, .unknownStance, .unknownUnit, .unknownPolarity, .unknownCounts,
      .unknownProgress, .unknownStatus, .unknownLIP,
      .unknownQuestion, .unknownPrompt, .unknownTeam, .unknownGrade, .unknownCitation,
      .unknownEvidence, .unknownMeasure, .unknownPriority,
      .textBeforeQuestion, .badQuestionHeading, .repeatedAnswer, .preReformGrade, .missingReason,
      .drillDownWithoutGrade, .drillDownWithoutName, .misplacedDrillDown, .unknownHeading,
      .headingLevel,
      .headingWithoutSpace, .unmarkedHeading, .pastedList, .pastedTable, .printedOtherwise,
      .misplacedKey,
      .unclosedBlock,
      .citationAsDefinition, .unprintedDefinition, .unusedDataFile, .misspeltColumn,
      .unknownDataColumn, .badFilter,
      .filterWithoutTotal, .filterAtTotalOnly, .oneGroupOnly,
      .unknownFilterValue, .unsupportedPeriod, .noRowsForAuthority,
    ]
}
