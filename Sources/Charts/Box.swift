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
    let edges = [
      (start.x - end.x, start.x - left), (end.x - start.x, right - start.x),
      (start.y - end.y, start.y - top), (end.y - start.y, bottom - start.y),
    ]
    for (slope, distance) in edges {
      if slope == 0 {
        if distance < 0 { return false }
      } else if slope < 0 {
        enter = max(enter, distance / slope)
      } else {
        leave = min(leave, distance / slope)
      }
    }
    return enter <= leave
  }
}
