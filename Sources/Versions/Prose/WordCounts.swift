/// How many words came and went.
///
/// Marks such as bullets and bars are none, and a word that only went to another block, as when a
/// paragraph is divided, neither came nor went.
struct WordCounts {
  private(set) var added = 0
  private(set) var removed = 0

  /// As few words in a row as may be taken for having gone to another block together, unless they
  /// are all of it: fewer stand side by side by chance.
  private static let fewestTogether = 3

  init(of blocks: [Redline.Block]) {
    let (gone, came) = (Words(.removed, in: blocks), Words(.added, in: blocks))
    (removed, added) = (gone.words.count, came.words.count)
    guard removed > 0, added > 0 else { return }
    var ways: [Way: (count: Int, together: Int)] = [:]
    for part in EditScript(from: gone.words, to: came.words).parts where part.kind == .same {
      var last: Way?
      var together = 0
      for (i, j) in zip(part.old, part.new) {
        let way = Way(from: gone.blocks[i], to: came.blocks[j])
        together = way == last ? together + 1 : 1
        last = way
        let known = ways[way] ?? (0, 0)
        ways[way] = (known.count + 1, max(known.together, together))
      }
    }
    for (way, (count, together)) in ways where way.from != way.to {
      let (left, right) = (gone.counts[way.from] ?? 0, came.counts[way.to] ?? 0)
      let isWhole =
        blocks[way.from].kind == .removed && count == left
        || blocks[way.to].kind == .added && count == right
      guard isWhole || together >= Self.fewestTogether, count * 2 >= min(left, right) else {
        continue
      }
      removed -= count
      added -= count
    }
  }

  /// From which block words may have gone to which.
  private struct Way: Hashable {
    var from, to: Int
  }

  /// The words of one kind, with the block that each stands in.
  private struct Words {
    var words: [Substring] = []
    var blocks: [Int] = []
    var counts: [Int: Int] = [:]

    init(_ kind: Redline.Run.Kind, in all: [Redline.Block]) {
      for (place, block) in all.enumerated()
      where block.kind != .movedHere && block.kind != .movedAway {
        for run in block.runs where run.kind == kind {
          for word in run.text.split(separator: " ") where word.hasLetterOrDigit {
            words.append(word)
            blocks.append(place)
            counts[place, default: 0] += 1
          }
        }
      }
    }
  }
}

extension Substring {
  /// Whether it's more than a mark; the words of an answer are counted likewise.
  fileprivate var hasLetterOrDigit: Bool {
    unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
