using System.Collections.Concurrent;
using System.Security.Cryptography;
using Mocks.Hosting;
using Mocks.Smtp;

namespace Mocks;

/// <content>
/// Mail is taken on sockets. Nothing that a mail client says before its first command tells one scenario from another, so each line has a port of its own,
/// and belongs to one scenario at a time.
/// </content>
public sealed partial class VendorServer
{
    private readonly ConcurrentDictionary<string, Lazy<SmtpListener>> _smtp = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _smtpOwners = new(StringComparer.Ordinal);

    /// <summary>The certificate of the mail servers, by the SHA-256 of it in hexadecimal digits: nobody has signed it but itself.</summary>
    public string SmtpCertificateSha256 { get; } = SmtpCertificate.Own.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>The port on which a line takes mail; opened on first use.</summary>
    /// <param name="line">The line's name. <see cref="VendorServerOptions.DefaultScenario"/> belongs to those who name no scenario.</param>
    public int SmtpPort(string line = VendorServerOptions.DefaultScenario) => OpenSmtp(line, 0);

    /// <summary>From now on the line's mail, and every connection to it, belongs to this scenario.</summary>
    public void LeadSmtp(string line, string scenarioId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(line);
        ArgumentException.ThrowIfNullOrWhiteSpace(scenarioId);
        _smtpOwners[line] = scenarioId;
    }

    private int OpenSmtp(string line, int port)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(line);
        if (port != 0) Ports.EnsureFree(Options.Host, port);
        return _smtp.GetOrAdd(line, name => new Lazy<SmtpListener>(() => new SmtpListener(Options.Host, port, () => OwnerOf(name)))).Value.Port;
    }

    private ScenarioVendors OwnerOf(string line) => _smtpOwners.TryGetValue(line, out var id) && _scenarios.TryGetValue(id, out var vendors) ? vendors : Default;

    private async Task StopSmtpAsync()
    {
        foreach (var listener in _smtp.Values) await listener.Value.DisposeAsync();
    }
}
