using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The test belongs to an epic.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureEpicAttribute(string epic) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.Epic(epic));
}
