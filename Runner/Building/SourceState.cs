using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Runner.Building;

/// <summary>What a build is made of, in one line: names, sizes and times of all sources. Two equal lines, nothing to build.</summary>
internal static class SourceState
{
    private static readonly string[] Extensions = [".cs", ".feature", ".csproj", ".props", ".targets", ".json", ".editorconfig", ".txt", ".resx", ".yml", ".sql", ".html"];

    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "docs", "Benchmarks", "Runner", "out"];

    public static string Of(string repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Below(new DirectoryInfo(repository), top: true).OrderBy(f => f.FullName, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder, bool top = false)
    {
        foreach (var file in folder.EnumerateFiles())
            if (Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                yield return file;
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.Name.StartsWith('.') || Skipped.Contains(child.Name, StringComparer.Ordinal) || (top && child.Name == "Tests"))
                continue;
            foreach (var file in Below(child))
                yield return file;
        }
    }
}
