using System.Diagnostics.CodeAnalysis;

namespace Framework.Database;

/// <summary>What came of trying: a value, or the reason why there is none.</summary>
internal sealed record Attempt<T>(T? Value, string? Reason)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Succeeded => Value is not null;

    public static Attempt<T> Of(T value) => new(value, null);

    public static Attempt<T> Failed(string reason) => new(null, reason);
}
