using System.Text;

namespace Reqnroll.Generator.Features;

/// <summary>A feature file of the project and the names that come from its place.</summary>
internal sealed record FeatureFile(string Path, string RelativePath, string RootNamespace, int Number, string Text)
{
    public string Folder => RelativePath.Contains('/') ? RelativePath.Substring(0, RelativePath.LastIndexOf('/')) : "";

    /// <summary>What other files must not share: of several the later ones get a number.</summary>
    public static string NameOf(string relativePath) => Identifier(relativePath.Replace('/', '.'));

    public string HintName => NameOf(RelativePath) + Suffix + ".g.cs";

    public string Namespace => string.Join(".", new[] { RootNamespace }.Concat(Folder.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Identifier)));

    public string ClassName => Identifier(System.IO.Path.GetFileNameWithoutExtension(RelativePath)) + "Feature" + Suffix;

    private string Suffix => Number < 2 ? "" : Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Identifier(string text)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '.')
            {
                name.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = c == '.';
            }
            else
            {
                upper = true;
            }
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }
}
