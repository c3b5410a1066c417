using System.Text;
using Allure.Net.Commons;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Allure.NUnit.Core;

/// <summary>How NUnit says that a test ended, in Allure's words.</summary>
internal static class Ending
{
    /// <summary>Assertions that fail make a test failed; every other exception makes it broken.</summary>
    public static Status StatusOf(TestContext.ResultAdapter result) => result.Outcome.Status switch
    {
        TestStatus.Passed => Status.passed,
        TestStatus.Skipped => Status.skipped,
        TestStatus.Failed when result.Assertions.Any() && result.Assertions.All(a => a.Status != AssertionStatus.Error) => Status.failed,
        _ => Status.broken,
    };

    public static StatusDetails? DetailsOf(TestContext.ResultAdapter result)
    {
        var said = !string.IsNullOrWhiteSpace(result.Message);
        return said || !string.IsNullOrWhiteSpace(result.StackTrace)
            ? new StatusDetails { message = said ? result.Message : $"Test {result.Outcome.Status}", trace = result.StackTrace }
            : null;
    }

    /// <summary>What the test wrote to the console.</summary>
    public static void AttachOutput()
    {
        var output = TestExecutionContext.CurrentContext.CurrentResult.Output;
        if (!string.IsNullOrWhiteSpace(output))
            AllureApi.AddAttachment("Console Output", "text/plain", Encoding.UTF8.GetBytes(output), ".txt");
    }
}
