#nullable disable

namespace Allure.Net.Commons.Configuration;

/// <summary>The section <c>allure</c> of <c>allureConfig.json</c>.</summary>
public class AllureConfiguration
{
    internal AllureConfiguration()
    {
    }

    /// <summary>The run's title.</summary>
    public string Title { get; init; }

    /// <summary>The folder of results, relative to the folder that the process works in.</summary>
    public string Directory { get; init; } = AllureConstants.DEFAULT_RESULTS_FOLDER;

    /// <summary>Addresses with the type of link in braces, in the place of the link's own text.</summary>
    public HashSet<string> Links { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Exceptions that mean that an expectation wasn't met: full names of classes or interfaces.</summary>
    public List<string> FailExceptions { get; set; }

    /// <summary>Not supported here: identifiers are always those of Allure 2.10 and later.</summary>
    public bool UseLegacyIds { get; set; }

    /// <summary>Files for people to read.</summary>
    public bool IndentOutput { get; set; }
}
