#nullable disable

namespace Allure.Net.Commons;

/// <summary>A file that belongs to a test or a step.</summary>
public class Attachment
{
    /// <summary>What the report calls it.</summary>
    public string name { get; set; }

    /// <summary>The file's name in the folder of results.</summary>
    public string source { get; set; }

    /// <summary>The media type.</summary>
    public string type { get; set; }
}

/// <summary>A value that a test or a step ran with.</summary>
public class Parameter
{
    /// <summary>The parameter's name.</summary>
    public string name { get; set; }

    /// <summary>The value in words.</summary>
    public string value { get; set; }

    /// <summary>The value differs between runs of the same test, so it takes no part in <see cref="TestResult.historyId"/>.</summary>
    public bool excluded { get; set; }

    /// <summary>How the report shows the value.</summary>
    public ParameterMode? mode { get; set; }
}

/// <summary>How the report shows a parameter.</summary>
public enum ParameterMode
{
    /// <summary>As it is.</summary>
    Default,

    /// <summary>The name alone; the value is hidden.</summary>
    Masked,

    /// <summary>Not at all.</summary>
    Hidden,
}

/// <summary>A place to read more.</summary>
public class Link
{
    /// <summary>What the report calls it.</summary>
    public string name { get; set; }

    /// <summary>The address, or what a pattern of the configuration makes an address of.</summary>
    public string url { get; set; }

    /// <summary>One of <see cref="LinkType"/>, or any word that the configuration has a pattern for.</summary>
    public string type { get; set; }

    /// <summary>A link to an issue.</summary>
    public static Link Issue(string name, string url) => new() { name = name, type = LinkType.ISSUE, url = url };

    /// <summary>A link to an issue.</summary>
    public static Link Issue(string url) => Issue(null, url);

    /// <summary>A link to an item of a test management system.</summary>
    public static Link Tms(string name, string url) => new() { name = name, type = LinkType.TMS_ITEM, url = url };

    /// <summary>A link to an item of a test management system.</summary>
    public static Link Tms(string url) => Tms(null, url);
}

/// <summary>What a link leads to.</summary>
public static class LinkType
{
    /// <summary>Any page.</summary>
    public const string LINK = "link";

    /// <summary>An issue.</summary>
    public const string ISSUE = "issue";

    /// <summary>An item of a test management system.</summary>
    public const string TMS_ITEM = "tms";
}

/// <summary>How much depends on a test.</summary>
public enum SeverityLevel
{
    /// <summary>As usual.</summary>
    normal,

    /// <summary>Nothing goes without it.</summary>
    blocker,

    /// <summary>A lot.</summary>
    critical,

    /// <summary>Little.</summary>
    minor,

    /// <summary>Next to nothing.</summary>
    trivial,
}
