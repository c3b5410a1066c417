using Framework.Http;

namespace Framework.Json;

/// <summary>One place where JSON is not what was expected.</summary>
/// <param name="Path">Where, e.g. <c>items[0].amount</c>; <c>$</c> is the whole.</param>
/// <param name="Expected">What was expected there, as it was written.</param>
/// <param name="Actual">What is there.</param>
public sealed record JsonMismatch(string Path, string Expected, string Actual)
{
    /// <summary>One line for a person. Values of secret fields are masked.</summary>
    public override string ToString()
    {
        var isSecret = SecretMask.IsSecretField(Path[(Path.LastIndexOf('.') + 1)..]);
        return $"{Path}: expected {(isSecret && Expected.StartsWith('"') ? SecretMask.Mask : Expected)}, actual {(isSecret ? SecretMask.Mask : Actual)}";
    }

    /// <summary>All of them, one a line, with the number on top. Empty if there are none.</summary>
    public static string Describe(IReadOnlyCollection<JsonMismatch> mismatches)
    {
        ArgumentNullException.ThrowIfNull(mismatches);
        return mismatches.Count == 0 ? "" : $"{mismatches.Count} mismatch(es):\n{string.Join('\n', mismatches.Select(m => $"  {m}"))}";
    }
}
