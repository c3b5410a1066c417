using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>The feature files whose names would give a class that another file has already ("a-b" and "a b"), with the number that tells them apart.</summary>
internal sealed record FeatureNames(EquatableArray<NumberedFile> Numbered)
{
    public static FeatureNames Of(IEnumerable<string> relativePaths) =>
        new(new EquatableArray<NumberedFile>(relativePaths.OrderBy(p => p, StringComparer.Ordinal)
            .GroupBy(FeatureFile.NameOf, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Select((path, i) => new NumberedFile(path, i + 1)))
            .Where(f => f.Number > 1)));

    public int NumberOf(string relativePath) => Numbered.FirstOrDefault(f => f.RelativePath == relativePath)?.Number ?? 1;
}

internal sealed record NumberedFile(string RelativePath, int Number);
