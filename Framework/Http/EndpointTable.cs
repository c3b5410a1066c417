using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Framework.Http;

/// <summary>The system's own endpoints by name. An unknown name is an error that lists the nearest, so no test ever calls a path that isn't there.</summary>
public sealed class EndpointTable
{
    private readonly Lazy<Dictionary<string, EndpointEntry>> _byName;

    internal EndpointTable(IServiceProvider system) => _byName = new(() => Read(system));

    internal EndpointTable(IEnumerable<EndpointEntry> entries) => _byName = new(entries.ToDictionary(e => e.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>All named endpoints.</summary>
    public IReadOnlyCollection<EndpointEntry> All => _byName.Value.Values;

    /// <summary>The endpoint of a name.</summary>
    /// <exception cref="UnknownNameException">There is none; lists the nearest.</exception>
    public EndpointEntry this[string name] => _byName.Value.TryGetValue(name, out var entry)
        ? entry
        : throw new UnknownNameException("endpoint", name, _byName.Value.Keys);

    private static Dictionary<string, EndpointEntry> Read(IServiceProvider system)
    {
        var entries = new Dictionary<string, EndpointEntry>(StringComparer.OrdinalIgnoreCase);
        var json = system.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions ?? JsonSerializerOptions.Web;
        foreach (var endpoint in system.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name)
                entries[name] = Entry(endpoint, name, json);
        }

        return entries;
    }

    private static EndpointEntry Entry(RouteEndpoint endpoint, string name, JsonSerializerOptions json)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>();
        var isJson = accepts?.ContentTypes.Contains("application/json", StringComparer.OrdinalIgnoreCase) == true;
        return new EndpointEntry(name, methods is { Count: > 0 } ? methods[0] : "GET", "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        {
            AllowsAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            Body = isJson && accepts!.RequestType is { } type ? EndpointBody.Of(type, accepts.IsOptional, json) : null,
        };
    }
}

/// <summary>One endpoint.</summary>
/// <param name="Name">As the system names it.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">Route pattern, e.g. <c>/orders/{id:guid}</c>.</param>
public sealed record EndpointEntry(string Name, string Method, string Pattern)
{
    /// <summary>Whether nobody has to be signed in.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The JSON that it takes; null if it takes none.</summary>
    public EndpointBody? Body { get; init; }

    /// <summary>How many parameters the route has.</summary>
    public int RouteParameters => Pattern.Split('/').Count(part => part.StartsWith('{'));

    /// <summary>The path, with the route's parameters filled in in order.</summary>
    /// <exception cref="ArgumentException">The route has another number of parameters.</exception>
    public string Path(params object[] values)
    {
        var parts = Pattern.Split('/');
        var next = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{'))
                continue;
            if (next >= values.Length)
                throw new ArgumentException($"The route {Pattern} of '{Name}' has more parameters than the {values.Length} value(s) given.", nameof(values));
            parts[i] = Uri.EscapeDataString(values[next++].ToString() ?? "");
        }

        return next == values.Length
            ? string.Join('/', parts)
            : throw new ArgumentException($"The route {Pattern} of '{Name}' takes {next} value(s), {values.Length} were given.", nameof(values));
    }
}
