using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>A page that the test is about.</summary>
/// <param name="name">What the report calls it.</param>
/// <param name="url">The address, or what a pattern of the configuration makes an address of.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureLinkAttribute(string name, string url) : AllureTestCaseAttribute
{
    /// <summary>The name is the address, or what a pattern of the configuration makes an address of.</summary>
    public AllureLinkAttribute(string url)
        : this(url, url)
    {
    }

    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) =>
        testResult.links.Add(new Link { name = name, type = LinkType.LINK, url = url });
}
