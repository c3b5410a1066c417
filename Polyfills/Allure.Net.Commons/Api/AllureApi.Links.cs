namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>Adds a link to the test.</summary>
    public static void AddLink(string url) => AddLinks(new Link { url = url });

    /// <summary>Adds a link to the test.</summary>
    public static void AddLink(string name, string url) => AddLinks(new Link { name = name, url = url });

    /// <summary>Adds a link to the test; the configuration may have a pattern for its type.</summary>
    public static void AddLink(string name, string type, string url) => AddLinks(new Link { name = name, type = type, url = url });

    /// <summary>Adds an issue to the test: an address, or what the pattern for issues makes an address of.</summary>
    public static void AddIssue(string url) => AddLinks(Link.Issue(url));

    /// <summary>Adds an issue to the test.</summary>
    public static void AddIssue(string name, string url) => AddLinks(Link.Issue(name, url));

    /// <summary>Adds an item of a test management system to the test.</summary>
    public static void AddTmsItem(string url) => AddLinks(Link.Tms(url));

    /// <summary>Adds an item of a test management system to the test.</summary>
    public static void AddTmsItem(string name, string url) => AddLinks(Link.Tms(name, url));

    /// <summary>Adds links to the test.</summary>
    public static void AddLinks(params Link[] links) => Lifecycle.UpdateTestCase(t => t.links.AddRange(links));
}
