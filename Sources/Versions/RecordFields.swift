import SelfEvaluation

/// The fields of each kind of record.
extension RecordSink {
  mutating func write(_ judgement: Judgement) {
    field("question", judgement.question)
    field("team", judgement.team.text)
    field("grade", judgement.grade.map(bank.id))
    field("reason", judgement.reason)
    field("status", judgement.status?.rawValue)
    field("updated", judgement.updated?.description)
    field("author", judgement.author)
    strings("evidence", judgement.evidence.map(\.target.text))
    strings("measures", judgement.measures.map(\.target.text))
    strings("priorities", judgement.priorities.map(\.target.text))
    field("agreed", judgement.agreed?.description)
    field("fingerprint", judgement.fingerprint)
    prose("text", judgement.body)
  }

  mutating func write(_ item: EvidenceItem) {
    field("id", item.id.text)
    field("title", item.title)
    field("kind", item.kind?.rawValue)
    field("date", item.date?.description)
    field("period", item.period)
    field("source", item.source)
    field("owner", item.owner)
    numbers("questions", item.questions)
    strings("prompts", item.prompts.map(\.inWords))
    strings("reportedTo", item.reportedTo)
    field("location", item.location)
    field("expires", item.expires?.description)
    field("marking", item.marking)
    field("stance", item.stance?.rawValue)
    strings("formerly", item.formerly.map(\.text))
    field("notes", item.notes)
  }

  mutating func write(_ measure: Measure) {
    field("id", measure.id.text)
    field("title", measure.title)
    field("unit", measure.unit.rawValue)
    field("polarity", measure.polarity?.rawValue)
    field("kind", measure.kind.rawValue)
    field("counts", measure.counts.rawValue)
    numbers("questions", measure.questions)
    strings("priorities", measure.priorities.map(\.text))
    field("source", measure.source)
    field("target", measure.target)
    field("targetPeriod", measure.targetPeriod?.description)
    strings("headline", measure.headline)
    strings("breaks", measure.breaks.map { "\($0.period): \($0.why)" })
    field("decimals", measure.decimals)
    guard let file = measure.dataFile else { return }
    field("file", file.file)
    field("indicator", file.indicator)
    field("numerator", file.numerator)
    field("denominator", file.denominator)
    strings("filters", file.filters.map { "\($0.column)=\($0.value)" })
  }

  mutating func write(_ observation: Observation) {
    writePlace(of: observation)
    field("period", observation.period.description)
    writeFigures(
      value: observation.value, numerator: observation.numerator,
      denominator: observation.denominator, symbol: observation.symbol, status: observation.status)
  }

  /// Writes what an observation is about.
  mutating func writePlace(of observation: Observation) {
    field("measure", observation.measure.text)
    field("area", observation.series.area)
    field("group", observation.series.group)
    field("category", observation.series.category)
  }

  /// Writes what it says, which is lent field by field: a whole observation would be copied.
  mutating func writeFigures(
    value: Double?, numerator: Double?, denominator: Double?, symbol: Observation.Symbol?,
    status: Observation.Status?
  ) {
    field("value", value)
    field("numerator", numerator)
    field("denominator", denominator)
    field("symbol", symbol?.rawValue)
    field("status", status?.rawValue)
  }

  mutating func write(_ priority: KeyPriority) {
    field("id", priority.id.text)
    field("title", priority.title)
    field("team", priority.team?.text)
    field("lead", priority.lead)
    field("due", priority.due?.description)
    field("successCriterion", priority.successCriterion)
    strings("measures", priority.measures.map(\.text))
    numbers("questions", priority.questions)
    strings("alignedWith", priority.alignedWith)
    field("progress", priority.progress?.rawValue)
    field("reviewed", priority.reviewed?.description)
    field("lip", priority.inImprovementPlan)
    strings("formerly", priority.formerly.map(\.text))
    prose("evaluation", priority.evaluation)
  }

  mutating func write(_ action: Action) {
    field("id", action.id.text)
    field("priority", action.priority.text)
    field("team", action.team?.text)
    field("action", action.action)
    field("lead", action.lead)
    field("start", action.start?.description)
    field("due", action.due?.description)
    field("successCriterion", action.successCriterion)
    field("status", action.status?.rawValue)
    field("reviewed", action.reviewed?.description)
    strings("evidence", action.evidence.map(\.text))
    field("notes", action.notes)
  }

  mutating func write(_ team: Team) {
    field("id", team.id.text)
    field("name", team.name)
    if team.moderates { field("moderates", true) }
  }

  /// What `laser.json` says, but for the authority, the year and the teams.
  mutating func write(_ settings: Settings) {
    field("code", settings.code)
    field("region", settings.region)
    strings("statisticalNeighbours", settings.statisticalNeighbours)
    field("bank", settings.bank)
    field("marking", settings.marking)
    field("trendYears", settings.trendYears)
    field("suppressBelow", settings.suppressBelow)
    field("wordLimit", settings.wordLimit)
    field("note", settings.note)
    field("date", settings.date?.description)
  }

  /// What a bank has besides its scale and its questions.
  mutating func write(_ bank: QuestionBank) {
    field("id", bank.id)
    field("title", bank.title)
    field("version", bank.version)
    list("guidance", bank.guidance)
  }

  mutating func write(_ grade: QuestionBank.GradeName) {
    field("id", grade.id)
    field("name", grade.name)
    strings("aliases", grade.aliases)
  }

  mutating func write(_ question: Question) {
    field("number", question.number)
    field("text", question.text)
    list("prompts", question.prompts)
    strings("formerly", question.formerly)
    field("wordLimit", question.wordLimit)
  }

  mutating func write(_ record: GradeRecord) {
    field("year", Period.academicYear(record.year).description)
    field("team", record.team.text)
    field("question", record.question)
    field("grade", bank.id(of: record.grade))
  }
}

extension PromptReference {
  /// As it's written; that of a question whose number was given to another says so.
  fileprivate var inWords: String {
    "\(question.magnitude).\(prompt)" + question.removalInWords
  }
}
