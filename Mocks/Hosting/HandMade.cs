using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace Mocks.Hosting;

/// <summary>An answer that is none of a vendor's: control API, payer's page, unknown addresses.</summary>
internal sealed class HandMade(string prefix, Func<VendorRequest, Task<VendorAnswer>> answer) : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings) =>
        ((await answer(VendorRequest.From(requestMessage, prefix))).ToMessage(), null);
}
