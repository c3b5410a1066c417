using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>What the report calls the test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class AllureNameAttribute(string name) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.name = name;
}
