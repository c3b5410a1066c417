using System.Runtime.InteropServices;

namespace DotNet.Testcontainers.Containers;

/// <summary>What came of a command inside a container.</summary>
/// <param name="Stdout">Its output.</param>
/// <param name="Stderr">Its error output.</param>
/// <param name="ExitCode">0 is success.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExecResult(string Stdout, string Stderr, long? ExitCode);
