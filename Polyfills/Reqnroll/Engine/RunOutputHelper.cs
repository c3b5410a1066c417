using System.Globalization;
using NUnit.Framework;

namespace Reqnroll.Engine;

/// <summary>The output of hooks of the run and of features: there is no scenario yet whose output it could be, so it is shown as it comes.</summary>
internal sealed class RunOutputHelper : IReqnrollOutputHelper
{
    public void WriteLine(string message) => TestContext.Progress.WriteLine(message);

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void AddAttachment(string filePath) => TestContext.AddTestAttachment(filePath);
}
