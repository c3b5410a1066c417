using System.Diagnostics.CodeAnalysis;
using Mocks.Boxberry;
using Mocks.Cdek;
using Mocks.CloudPayments;
using Mocks.Hosting;
using Mocks.Journal;
using Mocks.Mailgun;
using Mocks.Pachca;
using Mocks.RussianPost;
using Mocks.SendGrid;
using Mocks.SmsRu;
using Mocks.Smtp;
using Mocks.Stripe;
using Mocks.Telegram;
using Mocks.Twilio;
using Mocks.Warehouse;
using Mocks.YooKassa;

namespace Mocks;

/// <summary>The vendors as one scenario sees them: state, faults and journal of its own.</summary>
public sealed class ScenarioVendors
{
    private readonly VendorServer _server;
    private readonly IdSource _ids;
    private int _pendingCallbacks;

    internal ScenarioVendors(string scenarioId, VendorServer server, IdSource ids)
    {
        ScenarioId = scenarioId;
        (_server, _ids) = (server, ids);
        CallbackClient = server.Options.CallbackClient;
        Journal = new VendorJournal();
        Open();
    }

    /// <summary>The scenario's id.</summary>
    public string ScenarioId { get; }

    /// <summary>YooKassa.</summary>
    public YooKassaAccount YooKassa { get; private set; }

    /// <summary>Telegram.</summary>
    public TelegramBot Telegram { get; private set; }

    /// <summary>The warehouse system.</summary>
    public WarehouseSystem Warehouse { get; private set; }

    /// <summary>SendGrid.</summary>
    public SendGridAccount SendGrid { get; private set; }

    /// <summary>Stripe.</summary>
    public StripePlatform Stripe { get; private set; }

    /// <summary>Pachca.</summary>
    public PachcaWorkspace Pachca { get; private set; }

    /// <summary>CloudPayments.</summary>
    public CloudPaymentsAccount CloudPayments { get; private set; }

    /// <summary>Cdek.</summary>
    public CdekAccount Cdek { get; private set; }

    /// <summary>Twilio.</summary>
    public TwilioAccount Twilio { get; private set; }

    /// <summary>Boxberry.</summary>
    public BoxberryAccount Boxberry { get; private set; }

    /// <summary>RussianPost.</summary>
    public RussianPostAccount RussianPost { get; private set; }

    /// <summary>Mailgun.</summary>
    public MailgunAccount Mailgun { get; private set; }

    /// <summary>SmsRu.</summary>
    public SmsRuAccount SmsRu { get; private set; }

    /// <summary>Smtp.</summary>
    public SmtpAccount Smtp { get; private set; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<FaultyVendor> All => [Warehouse, YooKassa, Telegram, SendGrid, Stripe, Pachca, CloudPayments, Cdek, Twilio, Boxberry, RussianPost, Mailgun, SmsRu, Smtp];

    /// <summary>The vendors' clock: the times in their answers, and when things expire. Slowness is in real time.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// Moves the system's virtual clock to the moment at which something falls due next, at most as far as asked for, and says how far; called while a
    /// call hangs or is slow. Null: the system lives in real time.
    /// </summary>
    public Func<TimeSpan, ValueTask<TimeSpan>>? LetTimePass { get; set; }

    /// <summary>
    /// How a vendor reaches the system: a client, with the system's base address, whose requests come from the given address.
    /// It is not disposed of here. While null, notifications are journaled as not delivered.
    /// </summary>
    public Func<string, HttpClient>? CallbackClient { get; set; }

    /// <summary>Told of each call once it is over, before its answer is out.</summary>
    public Action<VendorCall>? CallEnded { get; set; }

    /// <summary>Every call of the system to a vendor, oldest first; secrets are masked.</summary>
    public IReadOnlyList<VendorCall> Calls => Journal.Calls;

    /// <summary>Every request that the vendor would refuse as well, oldest first.</summary>
    public IReadOnlyList<VendorRefusal> Refusals => Journal.Refusals;

    /// <summary>The refusals that nobody expected: the contract is broken.</summary>
    public IReadOnlyList<VendorRefusal> UnexpectedRefusals => [.. Refusals.Where(r => !r.IsExpected)];

    /// <summary>Whether a vendor is calling the system right now.</summary>
    public bool CallbacksPending => Volatile.Read(ref _pendingCallbacks) > 0;

    /// <summary>How many calls to a vendor have no answer yet.</summary>
    public int CallsInFlight => Calls.Count(c => !c.IsFinished);

    /// <summary>Says that a refusal is part of the scenario, before or after it happens.</summary>
    /// <param name="codeOrText">The error code, the status, the parameter, or a part of the description.</param>
    public void ExpectRefusal(string codeOrText) => Journal.Expect(codeOrText);

    /// <summary>Whether the system does this by itself, and it may be about another scenario's data that is still there.</summary>
    internal bool IsByItself(VendorRequest request) => _server.IsByItself(request, this);

    internal void Log(string line) => _server.Options.Log?.Invoke(line);

    internal VendorJournal Journal { get; private set; }

    /// <summary>Forgets everything but clock and client.</summary>
    internal void Reset()
    {
        Recover();
        Journal = new VendorJournal();
        Open();
    }

    /// <summary>All of them are well again; calls that hang let go.</summary>
    public void Recover()
    {
        foreach (var vendor in All) vendor.Recover();
    }

    /// <summary>Every vendor begins with nothing.</summary>
    [MemberNotNull(nameof(Warehouse), nameof(YooKassa), nameof(Telegram), nameof(SendGrid), nameof(Stripe), nameof(Pachca), nameof(CloudPayments), nameof(Cdek), nameof(Twilio), nameof(Boxberry), nameof(RussianPost), nameof(Mailgun), nameof(SmsRu), nameof(Smtp))]
    private void Open()
    {
        Warehouse = new WarehouseSystem(this, _server);
        YooKassa = new YooKassaAccount(this, _server, _ids.For(ScenarioId));
        Telegram = new TelegramBot(this, _server, _ids.For(ScenarioId));
        SendGrid = new SendGridAccount(this, _server, _ids.For(ScenarioId));
        Stripe = new StripePlatform(this, _server, _ids.For(ScenarioId));
        Pachca = new PachcaWorkspace(this, _server);
        Cdek = new CdekAccount(this, _server, _ids.For(ScenarioId));
        Twilio = new TwilioAccount(this, _server, _ids.For(ScenarioId));
        Boxberry = new BoxberryAccount(this, _server, _ids.For(ScenarioId));
        RussianPost = new RussianPostAccount(this, _server, _ids.For(ScenarioId));
        Mailgun = new MailgunAccount(this, _server, _ids.For(ScenarioId));
        SmsRu = new SmsRuAccount(this, _server, _ids.For(ScenarioId));
        Smtp = new SmtpAccount(this, _server, _ids.For(ScenarioId));
        CloudPayments = new CloudPaymentsAccount(this, _server, _ids.For(ScenarioId));
    }

    internal IDisposable CallbackUnderWay()
    {
        Interlocked.Increment(ref _pendingCallbacks);
        return new Ending(() => Interlocked.Decrement(ref _pendingCallbacks));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
