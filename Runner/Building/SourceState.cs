using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Runner.Building;

/// <summary>What a build is made of: names, sizes and times of all its sources, hashed. Equal states, nothing to build.</summary>
/// <param name="Code">All but the feature files.</param>
/// <param name="Features">The feature files.</param>
internal sealed record SourceState(string Code, string Features)
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".json", ".editorconfig", ".txt", ".resx", ".sql", ".html", ".css", ".js", ".mjs"];

    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "docs", "out"];

    /// <summary>Of everything in a repository but these top-level folders.</summary>
    public static SourceState Of(string repository, params IReadOnlyCollection<string> without)
    {
        var files = Below(new DirectoryInfo(repository), without).OrderBy(f => f.FullName, StringComparer.Ordinal).ToLookup(IsFeature);
        return new SourceState(Hash(files[false]), Hash(files[true]));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null if nothing did.</summary>
    public static SourceState? Read(string path) =>
        File.Exists(path) && File.ReadAllLines(path) is [var code, var features] ? new SourceState(code, features) : null;

    public void Write(string path) => File.WriteAllLines(path, [Code, Features]);

    private static bool IsFeature(FileInfo file) => file.Extension.Equals(".feature", StringComparison.OrdinalIgnoreCase);

    private static string Hash(IEnumerable<FileInfo> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder, IReadOnlyCollection<string> without)
    {
        foreach (var file in folder.EnumerateFiles())
            if (IsFeature(file) || Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                yield return file;
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.Name.StartsWith('.') || Skipped.Contains(child.Name, StringComparer.Ordinal) || without.Contains(child.Name))
                continue;
            foreach (var file in Below(child, []))
                yield return file;
        }
    }
}
