/// One step of a compiled template.
///
/// Templates are flat arrays of these, with jumps in place of nesting, so that neither reading nor
/// rendering depends on how deep sections go.
struct Instruction {
  enum Operation: UInt8 {
    /// Print literal bytes from `operand` to `target`.
    case text
    /// Print the value at `path`.
    case variable
    /// Enter the value at `path`, or go to `target`.
    case section
    /// Go on if the value at `path` is false, otherwise to `target`.
    case inverted
    /// Back to `target` with the next item, or leave the section.
    case next
    /// Print template `operand`, or if `flag` the one that the value at `path` names.
    case partial
    /// The same with `arguments`; then go to `target`.
    case parent
    /// Print the argument for block `operand`, if there is one, and go to `target`.
    case block
    /// The end of a template or an argument.
    case stop
  }

  var operation: Operation
  /// `text`: whether it starts a line; `variable`: whether it's escaped; `section`: whether its
  /// value may be asked for as a whole within; `partial` and `parent`: whether the name is dynamic.
  var flag = false
  /// Whether a partial or parent has its lines to itself.
  var standsAlone = false
  @Compact var operand = 0
  /// The name of a value; as it's written it is name `operand`, unless that is −1.
  var path = Path()
  @Compact var target = 0
  /// The white space to put before each line.
  @Compact var indentation = 0
  /// The set of arguments of a parent.
  @Compact var arguments = 0
  /// The byte of the template that the tag starts at.
  @Compact var offset = 0
}

/// A number in four bytes: there are thousands of instructions, and most fit into one line of the
/// processor's cache so.
@propertyWrapper
struct Compact {
  private var number: Int32

  init(wrappedValue: Int) { number = Int32(wrappedValue) }

  var wrappedValue: Int {
    get { Int(number) }
    set { number = Int32(newValue) }
  }
}

/// A dotted name, taken apart.
///
/// It holds no reference, so that copying it costs nothing.
struct Path {
  var first = Key(bytes: [])
  /// The first of the further keys, which lie one after the other in a table.
  @Compact var further = 0
  /// How many further keys there are; −1 for the implicit iterator, `.`, which has no key at all.
  @Compact var furtherCount = -1
}

/// What a parent puts in the place of its template's blocks: the first instruction by block.
typealias Arguments = [Int: Int]
