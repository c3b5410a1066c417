using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The test's number in Allure TestOps.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class AllureIdAttribute(int id) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.Add(Label.AllureId(id));
}
