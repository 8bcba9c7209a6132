public import SelfEvaluation

/// The records of one kind, each with the key by which it's found in another version.
struct RecordTable {
  /// A record.
  struct Row {
    /// The key as it's shown.
    var key: String
    var fields: [Field]
    var question: Int?
    var team: Identifier?
  }

  var subject: Change.Subject
  var rows: [Row] = []

  private mutating func add(
    _ key: String, _ fields: [Field], question: Int? = nil, team: Identifier? = nil
  ) {
    rows.append(Row(key: key, fields: fields, question: question, team: team))
  }

  /// All records but the observations, of which there are too many to take apart.
  static func all(of evaluation: Evaluation) -> [Self] {
    let bank = evaluation.bank
    func fields(except names: Set<String>, _ write: (inout FieldCollector) -> Void) -> [Field] {
      var collector = FieldCollector(bank: bank)
      write(&collector)
      return collector.fields.filter { !names.contains($0.name) }
    }
    var questions = Self(subject: .question)
    for part in bank.parts {
      for question in part.questions {
        var list = fields(except: ["number"]) { $0.write(question) }
        for place in list.indices where list[place].name == "prompts" {
          list[place].value = .list(question.prompts)
        }
        list.append(Field(name: "part", value: .text(part.name)))
        questions.add(question.key, list, question: question.number)
      }
    }
    var judgements = Self(subject: .judgement)
    for judgement in evaluation.judgements {
      judgements.add(
        judgement.key, fields(except: ["question", "team"]) { $0.write(judgement) },
        question: judgement.question, team: judgement.team)
    }
    var evidence = Self(subject: .evidence)
    for item in evaluation.register {
      evidence.add(
        item.id.text, fields(except: ["id"]) { $0.write(item) },
        question: item.questions.count == 1 ? item.questions[0] : nil)
    }
    var measures = Self(subject: .measure)
    for measure in evaluation.measures {
      measures.add(
        measure.id.text, fields(except: ["id"]) { $0.write(measure) },
        question: measure.questions.count == 1 ? measure.questions[0] : nil)
    }
    var priorities = Self(subject: .priority)
    for priority in evaluation.priorities {
      priorities.add(
        priority.id.text, fields(except: ["id"]) { $0.write(priority) }, team: priority.team)
    }
    var actions = Self(subject: .action)
    for action in evaluation.actions {
      actions.add(action.id.text, fields(except: ["id"]) { $0.write(action) }, team: action.team)
    }
    return [
      settings(of: evaluation, fields), questions, judgements, evidence, measures, priorities,
      actions,
    ]
  }

  /// The settings, the teams, what the bank has besides its questions, and earlier grades.
  private static func settings(
    of evaluation: Evaluation,
    _ fields: (Set<String>, (inout FieldCollector) -> Void) -> [Field]
  ) -> Self {
    let settings = evaluation.settings
    let bank = evaluation.bank
    var table = Self(subject: .settings)
    table.add(
      "settings",
      fields([]) {
        $0.field("authority", settings.authority)
        $0.field("year", settings.yearText)
        $0.write(settings)
      })
    for team in settings.teams {
      table.add("teams/\(team.id)", fields(["id"]) { $0.write(team) }, team: team.id)
    }
    table.add(
      "bank",
      fields([]) {
        $0.field("id", bank.id)
        $0.field("title", bank.title)
        $0.field("version", bank.version)
        if !bank.guidance.isEmpty {
          $0.fields.append(Field(name: "guidance", value: .list(bank.guidance)))
        }
      })
    for (rank, grade) in bank.scale.enumerated() {
      table.add(
        "scale/\(grade.id)",
        fields(["id"]) {
          $0.field("rank", rank + 1)
          $0.write(grade)
        })
    }
    for record in evaluation.history {
      let year = Period.academicYear(record.year)
      table.add(
        "history/\(year)/\(record.team)/Q\(record.question.magnitude)",
        fields(["year", "team", "question"]) { $0.write(record) }, question: record.question,
        team: record.team)
    }
    return table
  }
}

extension Question {
  /// The key of a question, such as `Q10`.
  var key: String { "Q\(number.magnitude)" }
}

extension Judgement {
  /// The key of an answer, such as `primary/Q10`.
  public var key: String { "\(team)/Q\(question.magnitude)" }
}

extension Observation {
  /// The key of a value, such as `eyfsp-gld|AREA|GROUP|CATEGORY|PERIOD`.
  var key: String { "\(measure)|\(series.area)|\(series.group)|\(series.category)|\(period)" }
}
