using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The suite.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureSuiteAttribute(string suite) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.Suite(suite));
}
