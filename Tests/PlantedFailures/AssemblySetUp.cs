using System.Runtime.CompilerServices;

[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Children)]
[assembly: StepDefinitions.Support.ShuffledScenarios]
[assembly: Microsoft.AspNetCore.Hosting.HostingStartup(typeof(PlantedFailures.DefectiveSystem))]

namespace PlantedFailures;

internal static class AssemblySetUp
{
    /// <summary>Every host of the system that this process starts has room for defects.</summary>
#pragma warning disable CA2255 // Nothing of ours runs before the suite's own hooks.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void PutDefectsIntoHosts() => Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(AssemblySetUp).Assembly.GetName().Name);
}
