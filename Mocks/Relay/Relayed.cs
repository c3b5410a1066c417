using Microsoft.AspNetCore.Http;
using Mocks.Hosting;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace Mocks.Relay;

/// <summary>A vendor's address: its calls go to whoever plays the vendors, if anybody does.</summary>
internal sealed class Relayed(VendorServer server, IResponseProvider own) : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        if (server.Player.Url is not { } url)
            return await own.ProvideResponseAsync(mapping, context, requestMessage, settings);
        if (await server.Player.AskAsync(url, requestMessage, context.RequestAborted) is { } answer) return (answer.ToMessage(), null);
        context.Abort();
        return (new ResponseMessage(), null);
    }
}
