namespace Runner.Replaying;

/// <summary>What <c>tf replay</c> was asked for.</summary>
/// <param name="Files">Capsules, or folders of them.</param>
/// <param name="Database">Another database than the first that works.</param>
/// <param name="Build">Whether the suite is built first, if its sources changed.</param>
internal sealed record ReplayFlags(IReadOnlyList<string> Files, string? Database, bool Build);
