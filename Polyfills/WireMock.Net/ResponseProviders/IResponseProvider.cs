using Microsoft.AspNetCore.Http;
using WireMock.Settings;

namespace WireMock.ResponseProviders;

/// <summary>Makes the answer to a request.</summary>
public interface IResponseProvider
{
    /// <summary>The answer, and a mapping to add (or null).</summary>
    Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings);
}
