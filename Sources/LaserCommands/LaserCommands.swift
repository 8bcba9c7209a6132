/// The program.
public enum Laser {
  /// Runs the command that the arguments ask for.
  public static func main() {}
}
