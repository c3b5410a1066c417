using Microsoft.AspNetCore.Http;
using Mocks.Faults;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace Mocks.Hosting;

/// <summary>Hands a request to the vendor of its scenario.</summary>
internal sealed class VendorResponse(string prefix, VendorServer server, Func<ScenarioVendors, FaultyVendor> vendor) : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        var request = VendorRequest.From(requestMessage, prefix);
        var scenario = server.Of(request);
        var (answer, afterwards) = await vendor(scenario).HandleAsync(request, context.RequestAborted);
        if (afterwards is not null) RunOnceAnswered(context, scenario, afterwards);
        if (answer?.Stall is { } untilOver) await PartialAnswer.StallAsync(context, answer.Status, answer.ContentType, answer.Body, untilOver);
        else if (answer is not null) return (answer.ToMessage(), null);

        context.Abort();
        return (new ResponseMessage(), null);
    }

    private static void RunOnceAnswered(HttpContext context, ScenarioVendors scenario, Func<Task> afterwards)
    {
        var underWay = scenario.CallbackUnderWay();
        context.Response.OnCompleted(() =>
        {
            // Not awaited here: the connection would wait for the system's webhook.
            _ = Task.Run(async () =>
            {
                using (underWay) await afterwards();
            });
            return Task.CompletedTask;
        });
    }
}
