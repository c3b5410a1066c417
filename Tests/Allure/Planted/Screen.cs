using NUnit.Framework.Interfaces;

namespace Planted;

/// <summary>Shows what a console shows while tests run.</summary>
internal sealed class Screen : ITestListener
{
    private static readonly TextWriter Console = System.Console.Out;

    public void TestOutput(TestOutput output)
    {
        if (output.Stream == "Progress")
            Console.Write(output.Text);
    }

    public void TestStarted(ITest test)
    {
    }

    public void TestFinished(ITestResult result)
    {
    }

    public void SendMessage(TestMessage message)
    {
    }
}
