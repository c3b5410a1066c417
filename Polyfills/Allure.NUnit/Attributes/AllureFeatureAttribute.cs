using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The test belongs to features.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class AllureFeatureAttribute(params string[] feature) : AllureTestCaseAttribute
{
    /// <inheritdoc />
    public override void UpdateTestResult(TestResult testResult) => testResult.labels.AddRange(feature.Select(Label.Feature));
}
