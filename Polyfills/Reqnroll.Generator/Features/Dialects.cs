using System.Globalization;
using Gherkin;
using Gherkin.Ast;

namespace Reqnroll.Generator.Features;

/// <summary>Languages by the names of cultures too: <c>de-DE</c> is written in the words of <c>de</c>, and converts as in Germany.</summary>
internal sealed class Dialects(string defaultLanguage) : GherkinDialectProvider(defaultLanguage)
{
    /// <summary>Those that exist: a culture of any well-formed name can be made, as "no-such" of Norway.</summary>
    private static readonly Lazy<HashSet<string>> Cultures = new(() => new HashSet<string>(CultureInfo.GetCultures(CultureTypes.AllCultures).Select(c => c.Name), StringComparer.OrdinalIgnoreCase));

    /// <summary>The language that was asked for last.</summary>
    public string Language { get; private set; } = defaultLanguage;

    public override GherkinDialect GetDialect(string language, Location? location)
    {
        Language = language;
        for (var name = language; ;)
        {
            if (TryGetDialect(name, location, out var dialect))
                return dialect;
            var dash = name.LastIndexOf('-');
            if (dash < 0 || !Cultures.Value.Contains(language))
                throw new NoSuchLanguageException(language, location);
            name = name.Substring(0, dash);
        }
    }
}
