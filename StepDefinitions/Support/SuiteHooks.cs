using Framework.Contract;
using Framework.Evidence;
using Framework.Gherkin;
using Framework.Lanes;
using Framework.Remote;
using Framework.Vendors;
using Mocks;
using Mocks.Journal;
using Reports;
using Reqnroll;
using Reqnroll.BoDi;
using StepDefinitions.Drivers;

namespace StepDefinitions.Support;

/// <summary>What the suite runs on, and the vendors' state of each scenario.</summary>
[Binding]
public sealed class SuiteHooks(IObjectContainer container)
{
    private static VendorServer? _vendors;

    private static VendorServer Vendors => _vendors ?? throw new InvalidOperationException("The vendors have not been started.");

    /// <summary>Vendors, results and the system, before anything else.</summary>
    [BeforeTestRun(Order = int.MinValue)]
    public static void Start()
    {
        var options = RunOptions.FromEnvironment();
        var remote = RemoteOptions.FromEnvironment();
        _vendors = VendorServer.Start(RemoteVendors.Listening(new VendorServerOptions { Seed = options.Seed }, remote));
        var results = ResultsWriter.FromEnvironment();
        SuiteHost.Use(results, remote is null
            ? async () => await LanePool<Program>.StartAsync(new ReferenceSystem(Vendors), options, results)
            : () => StartRemoteAsync(remote, options, results));
    }

    private static async Task<IScenarioHost> StartRemoteAsync(RemoteOptions remote, RunOptions options, IScenarioSink sink)
    {
        await RemoteVendors.PlayAsync();
        return await RemoteSystem.StartAsync(remote, options, sink, ReferenceSystem.ApiDocument, ContractRule.Fail, [new VendorCallbacks(Vendors)]);
    }

    /// <summary>Vendors stop after the system that calls them.</summary>
    [AfterTestRun(Order = int.MaxValue)]
    public static async Task StopAsync()
    {
        if (_vendors is not null)
            await _vendors.DisposeAsync();
    }

    /// <summary>Gives the scenario its own view on every vendor.</summary>
    [BeforeScenario(Order = int.MinValue + 1)]
    public void MeetVendors()
    {
        var scenario = container.Resolve<ScenarioScope>();
        var id = scenario.Identity.Id;
        var vendors = Vendors.For(id);
        vendors.Clock = scenario.Clock;
        vendors.LetTimePass = scenario.MoveToNextTimerAsync;
        vendors.CallbackClient = address => scenario.CreateClient("system", forwardedFor: address, Direction.VendorToSystem);
        if (scenario.IsRemote)
        {
            if (scenario.IsAlone)
                Vendors.AloneScenario = id;
            vendors.CallEnded = call => scenario.Add(RemoteVendors.Exchange(call, TimeProvider.System));
        }

        Vendors.LeadSmtp(SuiteSettings.SmtpLine(scenario.Lane.Number), id);
        container.RegisterInstanceAs(vendors);
        container.RegisterInstanceAs<IVendors>(new VendorsOfScenario(vendors));
        scenario.AddEndCheck("vendors", () => ValueTask.FromResult(Part(vendors)));
    }

    /// <summary>Lets calls go that a fault still holds.</summary>
    [AfterScenario]
    public void LetVendorsGo()
    {
        if (!container.IsRegistered<ScenarioVendors>())
            return;
        container.Resolve<ScenarioVendors>().Recover();
    }

    /// <summary>The order of providers holds for everybody at a running system.</summary>
    [AfterScenario("alone")]
    public Task PutOrderBackAsync() => container.IsRegistered<ScenarioVendors>() ? container.Resolve<MessagingDriver>().PutOrderBackAsync() : Task.CompletedTask;

    /// <summary>What a vendor would have refused fails the scenario by name.</summary>
    private static Failure? Part(ScenarioVendors vendors)
    {
        var refusals = vendors.UnexpectedRefusals;
        Vendors.Forget(vendors.ScenarioId);
        return refusals.Count == 0
            ? null
            : new Failure(string.Join("; ", refusals), "", nameof(VendorRefusal), "end of scenario", CauseKind.VendorContract);
    }
}
