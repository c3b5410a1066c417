using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>Words to filter by.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureTagAttribute(params string[] tags) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.AddRange(tags.Select(Label.Tag));
}
