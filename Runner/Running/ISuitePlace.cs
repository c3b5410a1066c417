using System.Diagnostics;
using Reports;

namespace Runner.Running;

/// <summary>Where the suite's process runs.</summary>
internal interface ISuitePlace
{
    /// <summary>What starts it, with its output captured; the process that is started ends when the suite does, with its exit code.</summary>
    ProcessStartInfo Start(string assembly, ReportPaths paths, SuiteSettings settings, int attempt);

    /// <summary>Ends what the killed process leaves running.</summary>
    Task KillAsync();
}
