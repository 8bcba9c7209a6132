#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reader that the variable `LASER_READER` names.
private let reader: FuzzedReader = {
  let name = getenv("LASER_READER").map { String(cString: $0) } ?? ""
  guard let reader = FuzzedReader.all.first(where: { $0.name == name }) else {
    fatalError("LASER_READER names none of \(FuzzedReader.all.map(\.name))")
  }
  return reader
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
