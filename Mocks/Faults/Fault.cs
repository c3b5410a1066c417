using Mocks.Hosting;

namespace Mocks.Faults;

/// <summary>Something that is wrong with a vendor.</summary>
/// <param name="Name">In words, for the journal.</param>
/// <param name="Calls">How many calls it strikes; null: all until it is over.</param>
/// <param name="On">Which calls it strikes; null: all.</param>
/// <param name="WorkDone">Whether the vendor does the work before it fails.</param>
/// <param name="Strike">Makes the answer out of the vendor's own (null where the work is not done); answers null for none at all.</param>
internal sealed record Fault(string Name, int? Calls, CallPattern? On, bool WorkDone, Func<VendorAnswer?, CancellationToken, Task<VendorAnswer?>> Strike);
