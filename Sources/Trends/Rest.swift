import SelfEvaluation

/// Everyone in the authority but a group or a district.
struct Rest {
  /// Their points for the window; `nil` when nothing tells them.
  var points: [SeriesTrend.Point]?
  /// The group that they make up, such as boys for girls; `nil` when none is known to be just that.
  var group: String?
}

extension SeriesCollection {
  /// Finds what is known of everyone in the authority but this group or district.
  ///
  /// They are the whole without the part, from the counts. Where these don't tell the latest
  /// figure, they are the group that has all the rest, if one is known to.
  func rest(of part: Series) -> Rest {
    let whole = place(of: SeriesKey(category: part.key.category)).map { series[$0].window }
    let points = whole.map { zip($0, part.window).map { rest(of: $0, without: $1) } }
    let other = part.key.area.isEmpty ? groupOfRest(of: part, points) : nil
    let isCounted = points?.last?.value != nil
    return Rest(points: isCounted ? points : other?.window, group: other?.key.group)
  }

  private func rest(
    of all: SeriesTrend.Point, without own: SeriesTrend.Point
  ) -> SeriesTrend.Point {
    var rest = SeriesTrend.Point(period: own.period)
    guard let total = all.proportion, let share = own.proportion,
      let difference = try? ComparatorWithoutAuthority.rest(of: total, without: share)
    else { return rest }
    rest.numerator = Double(difference.count)
    rest.denominator = Double(difference.cohort)
    rest.value = measure.unit == .percent ? difference.percentage : nil
    rest.status = all.isProvisional ? all.status : own.status
    return rest
  }

  /// The group of everyone who isn't in another one: by its name, as long as its figure is theirs,
  /// or as the other of just two whose counts add up to the total's.
  private func groupOfRest(of part: Series, _ points: [SeriesTrend.Point]?) -> Series? {
    let last = points?.last
    if let other = opposite(of: part) {
      guard let points, last?.value != nil else { return other }
      let isSame = zip(points, other.window).allSatisfy { rest, own in
        rest.value == nil || own.value == nil
          || Wording.value(rest, of: measure) == Wording.value(own, of: measure)
      }
      return isSame && other.window.last?.value != nil ? other : nil
    }
    guard let other = otherOfTwo(part.key), let points,
      last?.proportion == nil || last?.proportion == other.window.last?.proportion
    else { return nil }
    let shared = zip(points, other.window).filter { $0.proportion != nil && $1.proportion != nil }
    let addsUp = !shared.isEmpty && shared.allSatisfy { $0.proportion == $1.proportion }
    return addsUp ? other : nil
  }

  /// The group whose name is the opposite of another one's.
  private func opposite(of part: Series) -> Series? {
    var slugs = part.slugs
    for name in GroupName.opposites(of: part.slugs.group) {
      slugs.group = name
      if let place = groups[slugs] { return series[place] }
    }
    guard let other = otherOfTwo(part.key) else { return nil }
    return GroupName.isAllOthers(part.slugs.group) != GroupName.isAllOthers(other.slugs.group)
      ? other : nil
  }

  /// The other group when the authority has just two.
  private func otherOfTwo(_ key: SeriesKey) -> Series? {
    var other: Int?
    for place in order {
      guard series[place].key.area.isEmpty, series[place].key.category == key.category,
        !series[place].key.group.isEmpty, series[place].key.group != key.group
      else { continue }
      if other != nil { return nil }
      other = place
    }
    return other.map { series[$0] }
  }
}
