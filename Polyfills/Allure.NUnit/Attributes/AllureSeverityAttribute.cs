using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>How much depends on the test.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public class AllureSeverityAttribute(SeverityLevel severity = SeverityLevel.normal) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.Severity(severity));
}
