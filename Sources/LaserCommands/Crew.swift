import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The threads that work beside the one that asks: one for each further core.
///
/// They are the program's own, not the system's pool, for two reasons. Whoever asks works too while
/// it waits, so there are never more threads than cores. And each begins on another processor than
/// the one that asks: on a virtual machine an idle processor counts as one that is taken away, and
/// the system lets a new thread wait behind the one that made it until the next tick of the clock,
/// measured 2 ms and up to 4, a fifth of a small report's time.
final class Crew: TaskExecutor, @unchecked Sendable {
  /// The threads for all of the program's work.
  static let shared = Crew(of: Parallel.cores - 1)

  private let most: Int
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// Told when there is work.
  private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Told when a piece of work has ended.
  private let hasEnded = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// How much is in the queue, for whoever looks without the lock.
  private let queued = Atomic(0)

  // What follows is read and changed by whoever holds the lock.
  private var queue: [@Sendable () -> Void] = []
  private var threads = 0
  private var idleThreads = 0
  /// Whether an idle thread is awake.
  private var hasLookout = false
  /// How many wait for an end.
  private var waiting = 0

  private init(of threads: Int) {
    most = threads
    pthread_mutex_init(lock, nil)
    pthread_cond_init(hasWork, nil)
    pthread_cond_init(hasEnded, nil)
  }

  // MARK: - Asking

  /// Begins on work as soon as a thread is free.
  ///
  /// - Parameters:
  ///   - isUrgent: Whether it goes before all other work, as somebody waits for it.
  ///   - work: The work.
  func begin(isUrgent: Bool = false, _ work: @escaping @Sendable () -> Void) {
    pthread_mutex_lock(lock)
    queue.insert(work, at: isUrgent ? 0 : queue.count)
    queued.store(queue.count, ordering: .relaxed)
    let needsThread = idleThreads < queue.count && threads < most
    if needsThread { threads += 1 }
    if waiting > 0 { pthread_cond_broadcast(hasEnded) }
    pthread_cond_signal(hasWork)
    pthread_mutex_unlock(lock)
    if needsThread { startThread() }
  }

  /// Begins on a part of one of Swift's tasks.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    begin { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Waits until something has come about by the end of a piece of work.
  ///
  /// - Parameters:
  ///   - helps: Whether other work is done meanwhile, which may take longer than what is waited for;
  ///     never while something is held that such work may wait for.
  ///   - isDone: Whether it has come about; asked while nobody else can begin or end work.
  func wait(helping helps: Bool, until isDone: () -> Bool) {
    pthread_mutex_lock(lock)
    while !isDone() {
      if helps, !queue.isEmpty {
        doNext()
      } else {
        waiting += 1
        pthread_cond_wait(hasEnded, lock)
        waiting -= 1
      }
    }
    pthread_mutex_unlock(lock)
  }

  // MARK: - Working

  /// Does the work whose turn it is; the lock is held before and after.
  private func doNext() {
    let work = queue.removeFirst()
    queued.store(queue.count, ordering: .relaxed)
    pthread_mutex_unlock(lock)
    work()
    pthread_mutex_lock(lock)
    if waiting > 0 { pthread_cond_broadcast(hasEnded) }
  }

  /// Looks out for work for a moment, and lets others have the processor meanwhile; the lock is held
  /// before and after.
  ///
  /// Most work follows soon after other work, and to wake a thread takes longer than to keep one
  /// awake: measured, a fortieth of a small report's time.
  private func lookOut() {
    hasLookout = true
    pthread_mutex_unlock(lock)
    let start = ContinuousClock.now
    while queued.load(ordering: .relaxed) == 0, ContinuousClock.now - start < .milliseconds(1) {
      sched_yield()
    }
    pthread_mutex_lock(lock)
    hasLookout = false
  }

  private func work() -> Never {
    pthread_mutex_lock(lock)
    while true {
      if queue.isEmpty {
        idleThreads += 1
        if !hasLookout { lookOut() }
        if queue.isEmpty { pthread_cond_wait(hasWork, lock) }
        idleThreads -= 1
      } else {
        doNext()
      }
    }
  }

  #if canImport(Darwin)
    private typealias ThreadArgument = UnsafeMutableRawPointer
  #else
    private typealias ThreadArgument = UnsafeMutableRawPointer?
  #endif

  private func startThread() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    Processor.avoidThis(&attributes)
    let begin: @convention(c) (ThreadArgument) -> UnsafeMutableRawPointer? = { _ in
      Processor.allowAll()
      // Signals are for the first thread.
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_BLOCK, &all, nil)
      Memory.growInLargeSteps()
      Crew.shared.work()
    }
    let status = pthread_create(&thread, &attributes, begin, nil)
    // Without a thread, those who wait for the work do it.
    guard status != 0 else { return }
    pthread_mutex_lock(lock)
    threads -= 1
    pthread_mutex_unlock(lock)
  }
}

/// On which processors a thread may be.
private enum Processor {
  #if canImport(Glibc) && os(Linux)
    /// Those that the program may use; all zeros where nobody tells.
    private static let allowed = {
      var allowed = cpu_set_t()
      guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &allowed) == 0 else {
        return cpu_set_t()
      }
      return allowed
    }()
  #endif

  /// Has a thread begin on another processor than this one, if there is one.
  static func avoidThis(_ attributes: inout pthread_attr_t) {
    #if canImport(Glibc) && os(Linux)
      var others = allowed
      let here = Int(sched_getcpu())
      let isAny = withUnsafeMutableBytes(of: &others) { bytes in
        // The bits are numbered from the lowest of a word, and a word's lowest byte is its first.
        guard 0..<8 * bytes.count ~= here else { return false }
        bytes[here / 8] &= ~(1 << (here % 8))
        return bytes.contains { $0 != 0 }
      }
      guard isAny else { return }
      pthread_attr_setaffinity_np(&attributes, MemoryLayout<cpu_set_t>.size, &others)
    #endif
  }

  /// Lets this thread be on all processors that the program may use.
  static func allowAll() {
    #if canImport(Glibc) && os(Linux)
      var allowed = allowed
      sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &allowed)
    #endif
  }
}
