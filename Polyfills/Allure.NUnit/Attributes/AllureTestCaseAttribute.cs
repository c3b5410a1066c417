using Allure.Net.Commons;

namespace Allure.NUnit.Attributes;

/// <summary>The base of the attributes that say something about a test, or about all tests of a class.</summary>
public abstract class AllureTestCaseAttribute : global::NUnit.Framework.NUnitAttribute
{
    /// <summary>Says it.</summary>
    public abstract void UpdateTestResult(TestResult testResult);
}
