using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Runner.Building;

/// <summary>What a build is made of: names, sizes and times of all its sources, hashed. Equal states, nothing to build.</summary>
/// <param name="Code">All but the feature files.</param>
/// <param name="Features">The feature files.</param>
/// <param name="FeatureNames">Their names alone.</param>
internal sealed record SourceState(string Code, string Features, string FeatureNames)
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".json", ".editorconfig", ".txt", ".resx", ".sql", ".html", ".css", ".js", ".mjs"];

    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "docs", "out"];

    /// <summary>Of everything in a repository but these top-level folders.</summary>
    public static SourceState Of(string repository, params IReadOnlyCollection<string> without)
    {
        var files = Below(new DirectoryInfo(repository), without).OrderBy(f => f.FullName, StringComparer.Ordinal).ToLookup(IsFeature);
        return new SourceState(Hash(files[false].Select(Stamped)), Hash(files[true].Select(Stamped)), Hash(files[true].Select(f => f.FullName)));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null if nothing did.</summary>
    public static SourceState? Read(string path) =>
        File.Exists(path) && File.ReadAllLines(path) is [var code, var features, var names] ? new SourceState(code, features, names) : null;

    public void Write(string path) => File.WriteAllLines(path, [Code, Features, FeatureNames]);

    private static bool IsFeature(FileInfo file) => file.Extension.Equals(".feature", StringComparison.OrdinalIgnoreCase);

    private static string Stamped(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");

    private static string Hash(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
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
