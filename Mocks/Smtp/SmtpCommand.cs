using Mocks.Hosting;

namespace Mocks.Smtp;

/// <summary>
/// A command as the journal and the faults see it: the verb, and "/" with the address where there is one. CONNECT is the greeting, MESSAGE what follows DATA.
/// </summary>
internal sealed record SmtpCommand(string Verb, string Address, string Argument, SmtpState State)
    : VendorRequest(Verb, $"/{Address}", NoPairs, NoPairs, Verb is "AUTH" ? "***" : Argument)
{
    private static readonly Dictionary<string, string> NoPairs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The argument as it came; the journal has it masked where it is a secret.</summary>
    public string Said { get; } = Argument;

    /// <summary>A message, byte for byte.</summary>
    public byte[] Raw { get; init; } = [];
}
