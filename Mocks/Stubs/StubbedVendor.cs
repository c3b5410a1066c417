using Microsoft.AspNetCore.Http;
using Mocks.Faults;
using Mocks.Hosting;
using Mocks.Journal;
using WireMock;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace Mocks.Stubs;

/// <summary>
/// A vendor that has no fake (yet): stubs written for WireMock.Net, with what the fakes have beside. A call that
/// no stub answers is a refusal in the scenario that its baggage names, with the field-by-field near miss, and fails that scenario at its end.
/// </summary>
public sealed class StubbedVendor : IDisposable
{
    private readonly VendorServer _vendors;
    private readonly WireMockServer _server;
    private readonly Guid _unmatched = Guid.NewGuid();

    internal StubbedVendor(string name, VendorServer vendors)
    {
        (Name, _vendors) = (name, vendors);
        _server = WireMockServer.Start(new WireMockServerSettings { Urls = [$"http://{vendors.Options.Host}:0"], });
        Url = new Uri(_server.Url!.TrimEnd('/') + "/");
        Prepare();
    }

    /// <summary>The vendor's name, in journals and refusals.</summary>
    public string Name { get; }

    /// <summary>Its address.</summary>
    public Uri Url { get; }

    /// <summary>A stub for every scenario, as with WireMock.Net: <c>Given(Request.Create().WithPath("/rates")).RespondWith(...)</c>.</summary>
    public IRespondWithAProvider Given(IRequestBuilder request) => _server.Given(request);

    /// <summary>A stub for one scenario alone.</summary>
    /// <param name="scenarioId">The id that is propagated as baggage.</param>
    /// <param name="request">Which requests.</param>
    public IRespondWithAProvider GivenFor(string scenarioId, IRequestBuilder request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _server.Given(request.Add(new OfScenario(scenarioId, _vendors.Options.ScenarioBaggageKey)));
    }

    /// <summary>The name of a WireMock scenario (a chain of states) that belongs to one scenario alone: <c>InScenario(vendor.StatesOf(id, "order"))</c>.</summary>
    public string StatesOf(string scenarioId, string name) => $"{name} of {scenarioId}";

    /// <summary>What this scenario called, oldest first.</summary>
    public IReadOnlyList<ILogEntry> CallsOf(string scenarioId)
    {
        var of = new OfScenario(scenarioId, _vendors.Options.ScenarioBaggageKey);
        return [.. _server.LogEntries.Where(e => e.RequestMessage is { } request && of.Fits(request))];
    }

    /// <summary>Cuts the connection instead of answering.</summary>
    public IResponseProvider ResetsConnection() => new ByHand(this, "resets the connection", (context, _, _) =>
    {
        context.Abort();
        return Task.FromResult<VendorAnswer?>(null);
    });

    /// <summary>Answers with the first half of the body and then nothing more, until the caller gives up; where its time is virtual, that is at once.</summary>
    public IResponseProvider StallsInMidBody(string body, int status = 200, string contentType = "application/json") => new ByHand(this, "stalls in mid-body", async (context, scenario, _) =>
    {
        await PartialAnswer.StallAsync(context, status, contentType, body, () => Hanging.UntilAsync(scenario, context.RequestAborted));
        return null;
    });

    /// <summary>Forgets all stubs.</summary>
    public void Reset()
    {
        _server.Reset();
        Prepare();
    }

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        _server.Stop();
        _server.Dispose();
    }

    private void Prepare() => _server.Given(Request.Create().UsingAnyMethod().WithPath("*")).WithGuid(_unmatched).WithTitle("no stub").AtPriority(int.MaxValue)
        .RespondWith(new ByHand(this, null, RefuseAsync));

    private Task<VendorAnswer?> RefuseAsync(HttpContext context, ScenarioVendors scenario, IRequestMessage request)
    {
        var path = Secrets.MaskText(request.Path);
        var nearest = NearMiss.Of(request, _server.Mappings.Where(m => m.Guid != _unmatched && !m.IsDisabled));
        var said = $"No stub of {Name} answers {request.Method} {path}. {Secrets.MaskText(nearest ?? "There is none that comes near.")}";
        var refusal = new VendorRefusal(Name, request.Method, path, StatusCodes.Status404NotFound, "no_stub", said, null);
        scenario.Journal.Refused(refusal);
        scenario.Log($"REFUSED: {refusal}");
        return Task.FromResult<VendorAnswer?>(new VendorAnswer(StatusCodes.Status404NotFound, said) { ContentType = "text/plain; charset=utf-8" });
    }

    /// <summary>An answer that no stub can say, or none at all; journaled.</summary>
    private sealed class ByHand(StubbedVendor vendor, string? fault, Func<HttpContext, ScenarioVendors, IRequestMessage, Task<VendorAnswer?>> make) : IResponseProvider
    {
        public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
        {
            var request = VendorRequest.From(requestMessage, "");
            var scenario = vendor._vendors.Of(request);
            var call = scenario.Journal.Begin(vendor.Name, request, Secrets.MaskText(request.Path), scenario.Clock.GetUtcNow());
            call.Fault = fault;
            var answer = await make(context, scenario, requestMessage);
            VendorJournal.End(call, answer);
            return (answer?.ToMessage() ?? new ResponseMessage(), null);
        }
    }
}
