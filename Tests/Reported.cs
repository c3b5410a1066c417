using Allure.Net.Commons;
using Allure.NUnit;
using NUnit.Framework;

namespace Tests;

/// <summary>The framework's own tests have results too: in <c>allure-results</c> beside the test assembly, those of the last run.</summary>
[SetUpFixture, AllureNUnit]
internal sealed class Reported
{
    /// <summary>Not in the child that KilledRunTests starts: it shares the folder with the run that started it.</summary>
    [OneTimeSetUp]
    public void BeginAnew()
    {
        if (Environment.GetEnvironmentVariable("TF_TEST_STAY") is null)
            AllureLifecycle.Instance.CleanupResultDirectory();
    }
}
