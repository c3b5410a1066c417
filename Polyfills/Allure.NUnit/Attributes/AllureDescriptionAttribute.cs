using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>Describes the test.</summary>
/// <param name="description">The text.</param>
/// <param name="html">It is HTML, not Markdown.</param>
[AttributeUsage(AttributeTargets.Method)]
public class AllureDescriptionAttribute(string description, bool html = false) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult)
    {
        if (html)
            testResult.descriptionHtml += description;
        else
            testResult.description += description;
    }
}
