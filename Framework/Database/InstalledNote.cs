using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Framework.Database;

/// <summary>What an installed package says of itself, so that damage can be told from what else may be wrong.</summary>
/// <param name="Package">Name and version.</param>
/// <param name="Integrity">The archive's checksum.</param>
/// <param name="Files">How many there are, links left out.</param>
/// <param name="Sha256">Of their names and contents, in the order of their names.</param>
internal sealed record InstalledNote(string Package, string Integrity, int Files, string Sha256)
{
    private const string Name = "installed.json";

    /// <summary>Looks at the folder's files.</summary>
    public static async Task<InstalledNote> OfAsync(string folder, EmbeddedPackage package, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var root = Path.Combine(folder, "native");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).LinkTarget is null).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            await using var content = File.OpenRead(file);
            hash.AppendData(await SHA256.HashDataAsync(content, ct));
        }

        return new InstalledNote(package.Specification, package.Integrity, files.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Null when there is none, or none that can be read.</summary>
    public static async Task<InstalledNote?> ReadAsync(string folder, CancellationToken ct)
    {
        var file = Path.Combine(folder, Name);
        if (!File.Exists(file)) return null;
        try
        {
            return JsonSerializer.Deserialize<InstalledNote>(await File.ReadAllTextAsync(file, ct), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null; // damaged itself
        }
    }

    public Task WriteAsync(string folder, CancellationToken ct) =>
        File.WriteAllTextAsync(Path.Combine(folder, Name), JsonSerializer.Serialize(this, JsonSerializerOptions.Web), ct);
}
