using System.Text;

namespace Reqnroll.Generator.Features;

/// <summary>A feature file of the project and the names that come from its place.</summary>
internal sealed record FeatureFile(string Path, string RelativePath, string RootNamespace, string Text)
{
    public string Folder => RelativePath.Contains('/') ? RelativePath.Substring(0, RelativePath.LastIndexOf('/')) : "";

    public string HintName => Identifier(RelativePath.Replace('/', '.')) + ".g.cs";

    public string Namespace => string.Join(".", new[] { RootNamespace }.Concat(Folder.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Identifier)));

    public string ClassName => Identifier(System.IO.Path.GetFileNameWithoutExtension(RelativePath)) + "Feature";

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
