import SelfEvaluation
import Trends

/// What a reader is told at once: one observation, or what several have in common.
public struct ObservationLine: Sendable {
  /// The line.
  public fileprivate(set) var text: String
  /// What it tells.
  public fileprivate(set) var observations: [JoinedObservation]
}

extension Comparison {
  /// Observations for readers: a figure that was restated is told once, with all answers that rest
  /// on it.
  public func lines(of observations: [JoinedObservation]) -> [ObservationLine] {
    var lines: [ObservationLine] = []
    var places: [String: Int] = [:]
    for observation in observations {
      for figures in observation.restated {
        if let place = places[figures] {
          // Two measures may have one title, and the same figures.
          if lines[place].observations.last?.key == observation.key { continue }
          lines[place].observations.append(observation)
        } else {
          places[figures] = lines.count
          lines.append(ObservationLine(text: figures, observations: [observation]))
        }
      }
      if observation.restated.isEmpty {
        lines.append(ObservationLine(text: observation.text, observations: [observation]))
      }
    }
    for place in places.values {
      let answers = lines[place].observations
      lines[place].text =
        answers.count == 1 && answers[0].restated.count == 1
        ? answers[0].text
        : lines[place].text
          + ". Texts that rest on it are unchanged: \(inWords(answers))."
    }
    return lines
  }

  /// Answers by their teams, such as `Primary on questions 1 and 2; Inclusion on question 2`.
  private func inWords(_ answers: [JoinedObservation]) -> String {
    var teams: [Identifier] = []
    var questions: [Identifier: [String]] = [:]
    for answer in answers {
      guard let team = answer.team, let question = answer.question else { continue }
      if questions[team] == nil { teams.append(team) }
      questions[team, default: []].append(String(question))
    }
    return teams.map { team in
      let numbers = questions[team] ?? []
      return "\(teamNames[team]) on question\(numbers.count == 1 ? "" : "s") "
        + Wording.list(numbers)
    }.joined(separator: "; ")
  }
}
