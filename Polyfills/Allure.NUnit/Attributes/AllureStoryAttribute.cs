using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The test belongs to stories.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureStoryAttribute(params string[] story) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.AddRange(story.Select(Label.Story));
}
