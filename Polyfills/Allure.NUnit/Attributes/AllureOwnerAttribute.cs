using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>Who looks after the test.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureOwnerAttribute(string owner) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.Owner(owner));
}
