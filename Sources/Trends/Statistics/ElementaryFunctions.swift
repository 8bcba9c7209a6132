// The only place that names a C library, so that no other file needs to know the platform.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#elseif canImport(ucrt)
  import ucrt
#endif

/// The natural logarithm of a positive number.
func ln(_ value: Double) -> Double { log(value) }

/// The natural logarithm of 1 + value, exact in its leading digits for the smallest values.
func lnOnePlus(_ value: Double) -> Double { log1p(value) }

/// e to the power of value.
func exponential(_ value: Double) -> Double { exp(value) }

/// The complementary error function, with full relative accuracy in its upper tail.
func complementaryError(_ value: Double) -> Double { erfc(value) }
