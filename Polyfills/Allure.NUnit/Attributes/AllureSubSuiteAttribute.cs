using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The innermost suite.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureSubSuiteAttribute(string subSuite) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.SubSuite(subSuite));
}
