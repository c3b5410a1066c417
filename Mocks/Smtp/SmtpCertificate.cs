using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mocks.Smtp;

/// <summary>Certificates that nobody has signed but themselves, made anew for each process.</summary>
internal static class SmtpCertificate
{
    /// <summary>The server's.</summary>
    public static X509Certificate2 Own { get; } = Make("CN=smtp.example.test");

    /// <summary>Somebody else's, who is in between.</summary>
    public static X509Certificate2 Foreign { get; } = Make("CN=somebody.example.test");

    private static X509Certificate2 Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
