/// A rectangle of a drawing, such as a text covers.
struct Box {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// Whether a straight line between two spots touches the box (clipping after Liang and Barsky).
  func isCrossed(from start: Spot, to end: Spot) -> Bool {
    var enter = 0.0
    var leave = 1.0
    /// Cuts the line at an edge; false where all of it lies beyond.
    func cut(_ slope: Double, _ distance: Double) -> Bool {
      if slope == 0 { return distance >= 0 }
      if slope < 0 {
        enter = max(enter, distance / slope)
      } else {
        leave = min(leave, distance / slope)
      }
      return true
    }
    return cut(start.x - end.x, start.x - left) && cut(end.x - start.x, right - start.x)
      && cut(start.y - end.y, start.y - top) && cut(end.y - start.y, bottom - start.y)
      && enter <= leave
  }
}
