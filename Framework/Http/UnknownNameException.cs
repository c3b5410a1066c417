namespace Framework.Http;

/// <summary>Something was asked for by a name that nothing has. Lists the nearest known names.</summary>
public sealed class UnknownNameException(string kind, string name, IEnumerable<string> known)
    : Exception($"There is no {kind} '{name}'. {Hint(name, known)}")
{
    private static string Hint(string name, IEnumerable<string> known)
    {
        var nearest = string.Join(", ", NearestNames.Of(name, known));
        return nearest.Length == 0 ? "There are none at all." : $"Did you mean: {nearest}?";
    }
}
