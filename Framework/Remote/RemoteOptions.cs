namespace Framework.Remote;

/// <summary>Where a running system is, and how it reaches the test.</summary>
/// <param name="Url">What scenarios speak to; a proxy, if there is one.</param>
/// <param name="Instances">Every process of the system that has test controls; the address itself if none is named.</param>
/// <param name="Database">A connection string of its database, for the steps that ask it; null: there is none.</param>
/// <param name="Listen">Where its telemetry is taken (OTLP over HTTP), e.g. <c>http://0.0.0.0:4318</c>; null: it is not.</param>
public sealed record RemoteOptions(Uri Url, IReadOnlyList<Uri> Instances, string? Database, Uri? Listen)
{
    /// <summary>The name of the target, for the report: <c>url</c> or <c>compose</c>.</summary>
    public string Target { get; init; } = "url";

    /// <summary>How long the system may take until it answers for the first time, in wall-clock time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Reads <c>TF_TARGET</c>, <c>TF_URL</c>, <c>TF_INSTANCES</c> (with commas between), <c>TF_DATABASE</c> and <c>TF_OTLP</c>; null where the target is this process.</summary>
    /// <exception cref="FormatException">A variable is no address, or missing.</exception>
    public static RemoteOptions? FromEnvironment()
    {
        var target = Variable("TF_TARGET") ?? "in-process";
        if (target == "in-process")
            return null;
        var url = Address("TF_URL", Variable("TF_URL") ?? throw new FormatException($"The target is '{target}', but TF_URL does not say where it is."));
        var instances = (Variable("TF_INSTANCES") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(i => Address("TF_INSTANCES", i)).ToList();
        return new RemoteOptions(url, instances.Count > 0 ? instances : [url], Variable("TF_DATABASE"), Variable("TF_OTLP") is { } listen ? Address("TF_OTLP", listen) : null) { Target = target };
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri Address(string variable, string text) => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new FormatException($"{variable} is '{text}'; expected an address such as http://localhost:8080.");
}

/// <summary>The running system cannot be tested: it does not answer, or something else does. Says what was seen.</summary>
public sealed class TargetUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
