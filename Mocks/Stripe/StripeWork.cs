using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Stripe;

/// <summary>What each endpoint does. Answers JSON, and what happened by it. Its owner locks.</summary>
internal sealed class StripeWork(StripeBook book, StripeNotifier notifier, IReadOnlySet<string> delivered)
{
    private static readonly IReadOnlyList<(string, StripeObject)> Nothing = [];
    private readonly Expansion _expansion = new(book);

    public (JsonObject Json, IReadOnlyList<(string Name, StripeObject Object)> Events) Do(VendorRequest request, Parameters parameters)
    {
        var expand = parameters.Texts("expand");
        var (json, events) = (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("POST", ["checkout", "sessions"]) => Made(book.CreateSession(SessionRequest.Read(parameters, book.Now, Destination), request.Header("Idempotency-Key"))),
            ("GET", ["checkout", "sessions"]) => List<StripeSession>(parameters, request, ("payment_intent", s => s.PaymentIntentId), ("status", s => s.Status)),
            ("GET", ["checkout", "sessions", var id]) => One(Existing<StripeSession>(id, "session"), parameters),
            ("POST", ["checkout", "sessions", var id, "expire"]) => ExpireSession(Existing<StripeSession>(id, "session"), parameters),
            ("GET", ["checkout", "sessions", var id, "line_items"]) => Page([.. Existing<StripeSession>(id, "session").LineItems.Select(i => i.ToJson())], parameters, request),
            ("POST", ["payment_intents"]) => CreatePayment(parameters),
            ("GET", ["payment_intents"]) => List<StripePaymentIntent>(parameters, request),
            ("GET", ["payment_intents", var id]) => One(Existing<StripePaymentIntent>(id, "intent"), parameters),
            ("POST", ["payment_intents", var id, "confirm"]) => Confirm(Existing<StripePaymentIntent>(id, "intent"), parameters),
            ("POST", ["payment_intents", var id, "capture"]) => Capture(Existing<StripePaymentIntent>(id, "intent"), parameters),
            ("POST", ["payment_intents", var id, "cancel"]) => Cancel(Existing<StripePaymentIntent>(id, "intent"), parameters),
            ("GET", ["charges"]) => List<StripeCharge>(parameters, request, ("payment_intent", c => c.Payment.Id)),
            ("GET", ["charges", var id]) => One(Existing<StripeCharge>(id, "charge"), parameters),
            ("POST", ["refunds"]) => Refund(parameters),
            ("GET", ["refunds"]) => List<StripeRefund>(parameters, request, ("payment_intent", r => r.Charge.Payment.Id), ("charge", r => r.Charge.Id)),
            ("GET", ["refunds", var id]) => One(Existing<StripeRefund>(id, "refund"), parameters),
            ("POST", ["transfers"]) => CreateTransfer(parameters),
            ("GET", ["transfers"]) => List<StripeTransfer>(parameters, request, ("destination", t => t.Destination), ("transfer_group", t => t.Group)),
            ("GET", ["transfers", var id]) => One(Existing<StripeTransfer>(id, "transfer"), parameters),
            ("POST", ["transfers", var id]) => UpdateTransfer(Existing<StripeTransfer>(id, "transfer"), parameters),
            ("POST", ["accounts"]) => CreateAccount(parameters),
            ("GET", ["accounts"]) => List<StripeConnectedAccount>(parameters, request),
            ("GET", ["accounts", var id]) => One(Account(id, "account"), parameters),
            ("POST", ["account_links"]) => LinkAccount(parameters),
            ("GET", ["account"]) => Own(parameters),
            ("GET", ["events"]) => List<StripeEvent>(parameters, request, ("type", e => e.Name)),
            ("GET", ["events", var id]) => One(Existing<StripeEvent>(id, "id"), parameters),
            _ => throw StripeEndpoints.Unknown(request),
        };
        return (_expansion.Apply(json, expand), events);
    }

    /// <summary>Writes an event down; it is told afterwards.</summary>
    public StripeEvent Happened(string name, StripeObject about, (string? Id, string? Key) request) => book.Add(new StripeEvent(book.NextId("evt_"), book.Now, name, about.ToJson(), request));

    public async Task TellAsync(IReadOnlyList<StripeEvent> events)
    {
        foreach (var happened in events.Where(e => delivered.Contains(e.Name))) await notifier.SendAsync(happened);
    }

    public StripeConnectedAccount Account(string id, string parameter) => book.Known<StripeConnectedAccount>(id)
        ?? throw new StripeRefused(403, "invalid_request_error", $"The provided key does not have access to account '{id}' (or that account does not exist). Application access may have been revoked.", "account_invalid", parameter);

    /// <summary>What a payer's card does: the events, in Stripe's order.</summary>
    public IReadOnlyList<(string Name, StripeObject Object)> Pay(StripePaymentIntent payment)
    {
        var (charge, transfer) = book.Succeed(payment);
        List<(string, StripeObject)> events = [("charge.succeeded", charge), (payment.Data.IsManual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", payment)];
        if (transfer is not null) events.Add(("transfer.created", transfer));
        return events;
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) ExpireSession(StripeSession session, Parameters parameters)
    {
        parameters.EnsureAllKnown();
        if (session.Status != "open") throw StripeRefused.Impossible($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Status}`.");
        session.Close("expired");
        return (session.ToJson(), [("checkout.session.expired", session)]);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) CreatePayment(Parameters parameters)
    {
        var amount = parameters.RequiredInteger("amount", 1);
        var currency = parameters.RequiredCurrency();
        parameters.Texts("payment_method_types");
        var (method, confirm) = (parameters.Text("payment_method"), parameters.Flag("confirm") ?? false);
        var data = PaymentRequest.Data(parameters, amount, Destination);
        parameters.EnsureAllKnown();
        Currencies.CheckTotal(amount, currency);
        var payment = book.CreatePayment(amount, currency, data);
        var (json, events) = confirm ? Charge(payment, method) : Made(payment);
        return (json, [("payment_intent.created", payment), .. events]);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) Confirm(StripePaymentIntent payment, Parameters parameters)
    {
        var method = parameters.Text("payment_method");
        parameters.Url("return_url");
        parameters.EnsureAllKnown();
        return Charge(payment, method);
    }

    /// <summary>pm_card_visa pays; pm_card_chargeDeclined… doesn't, as with Stripe's own test cards.</summary>
    private (JsonObject, IReadOnlyList<(string, StripeObject)>) Charge(StripePaymentIntent payment, string? method)
    {
        if (payment.Status != "requires_payment_method") throw StripeRefused.Impossible($"You cannot confirm this PaymentIntent because it has a status of {payment.Status}.", "payment_intent_unexpected_state");
        var decline = method switch
        {
            null => throw StripeRefused.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_method", "payment_intent_unexpected_state"),
            "pm_card_visa" or "pm_card_mastercard" => null,
            "pm_card_chargeDeclined" or "pm_card_visa_chargeDeclined" => "generic_decline",
            "pm_card_chargeDeclinedInsufficientFunds" or "pm_card_visa_chargeDeclinedInsufficientFunds" => "insufficient_funds",
            _ => throw StripeRefused.Missing("PaymentMethod", method, "payment_method", 400),
        };
        if (decline is null)
        {
            var events = Pay(payment);
            return (payment.ToJson(), events);
        }

        book.Decline(payment, decline);
        throw new StripeRefused(402, "card_error", Cards.MessageOf(decline), Cards.CodeOf(decline)) { DeclineCode = decline, HadBegun = true };
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) Capture(StripePaymentIntent payment, Parameters parameters)
    {
        if (parameters.Integer("amount_to_capture", 1) is { } part && part != payment.Amount) throw StripeRefused.Invalid("Partial captures are not faked. Stripe has them; the fake takes all of it", "amount_to_capture");
        parameters.EnsureAllKnown();
        if (payment.Status != "requires_capture")
        {
            throw StripeRefused.Impossible(
                $"This PaymentIntent could not be captured because it has a status of {payment.Status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.", "payment_intent_unexpected_state");
        }

        var (charge, transfer) = book.Capture(payment);
        List<(string, StripeObject)> events = [("charge.captured", charge), ("payment_intent.succeeded", payment)];
        if (transfer is not null) events.Add(("transfer.created", transfer));
        return (payment.ToJson(), events);
    }

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) Cancel(StripePaymentIntent payment, Parameters parameters)
    {
        parameters.OneOf("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        parameters.EnsureAllKnown();
        if (payment.Status is "succeeded" or "canceled") throw StripeRefused.Impossible($"You cannot cancel this PaymentIntent because it has a status of {payment.Status}.", "payment_intent_unexpected_state");
        payment.Status = "canceled";
        return (payment.ToJson(), [("payment_intent.canceled", payment)]);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) Refund(Parameters parameters)
    {
        var (paymentId, chargeId) = (parameters.Text("payment_intent"), parameters.Text("charge"));
        if (paymentId is null && chargeId is null) throw StripeRefused.Invalid("One of the following params should be provided for this request: payment_intent or charge.", null, "parameter_missing");
        var amount = parameters.Integer("amount", 1);
        var reason = parameters.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var (reverse, _) = (parameters.Flag("reverse_transfer") ?? false, parameters.Flag("refund_application_fee"));
        var metadata = parameters.Metadata();
        parameters.EnsureAllKnown();
        var charge = book.Known<StripeCharge>(chargeId ?? Existing<StripePaymentIntent>(paymentId!, "payment_intent").LatestChargeId)
            ?? throw (chargeId is null ? StripeRefused.Impossible($"This PaymentIntent ({paymentId}) does not have a successful charge to refund.") : StripeRefused.Missing("charge", chargeId, "charge"));
        if (charge.DeclineCode is not null) throw StripeRefused.Impossible($"This PaymentIntent ({charge.Payment.Id}) does not have a successful charge to refund.");
        if (charge.Refundable == 0) throw StripeRefused.Impossible($"Charge {charge.Id} has already been refunded.", "charge_already_refunded");
        if (amount > charge.Refundable)
            throw StripeRefused.Impossible($"Refund amount ({amount}) is greater than unrefunded amount on charge ({charge.Refundable.ToString(CultureInfo.InvariantCulture)})", null, "amount");
        if (reverse && charge.TransferId is null) throw StripeRefused.Impossible("Cannot reverse the transfer of a charge that has none.", null, "reverse_transfer");
        var refund = book.Refund(charge, amount ?? charge.Refundable, reason, reverse, metadata);
        return (refund.ToJson(), [("refund.created", refund), ("charge.refunded", charge)]);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) CreateTransfer(Parameters parameters)
    {
        var amount = parameters.RequiredInteger("amount", 1);
        var currency = parameters.RequiredCurrency();
        var destination = Destination(parameters.RequiredText("destination"), "destination");
        var (source, group, description) = (parameters.Text("source_transaction"), parameters.Text("transfer_group"), parameters.Text("description"));
        var metadata = parameters.Metadata();
        parameters.EnsureAllKnown();
        if (source is not null && Existing<StripeCharge>(source, "source_transaction").Refundable < amount)
            throw StripeRefused.Impossible("The transfer amount exceeds what the source_transaction has left.", "balance_insufficient", "amount");
        var transfer = book.Add(new StripeTransfer(book.NextId("tr_"), book.Now, amount, currency, destination, source, group, description, metadata));
        return (transfer.ToJson(), [("transfer.created", transfer)]);
    }

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) UpdateTransfer(StripeTransfer transfer, Parameters parameters)
    {
        var (description, labels) = (parameters.Text("description"), parameters.Metadata());
        parameters.EnsureAllKnown();
        transfer.Description = description ?? transfer.Description;
        transfer.Label(labels);
        return (transfer.ToJson(), [("transfer.updated", transfer)]);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) CreateAccount(Parameters parameters)
    {
        var kind = parameters.OneOf("type", "custom", "express", "standard") ?? "standard";
        var (country, email) = (parameters.Text("country", 2) ?? "DE", parameters.Text("email", 800));
        foreach (var capability in (string[])["card_payments", "transfers"]) parameters.Object("capabilities")?.Object(capability)?.Flag("requested");
        parameters.OneOf("business_type", "individual", "company", "non_profit", "government_entity");
        var metadata = parameters.Metadata();
        parameters.EnsureAllKnown();
        return Made(book.Add(new StripeConnectedAccount(book.NextId("acct_", 16), book.Now, kind, country, email, metadata)));
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) LinkAccount(Parameters parameters)
    {
        var account = Account(parameters.RequiredText("account"), "account");
        _ = parameters.OneOf("type", "account_onboarding", "account_update") ?? throw parameters.Required("type");
        _ = parameters.Url("refresh_url") ?? throw parameters.Required("refresh_url");
        _ = parameters.Url("return_url") ?? throw parameters.Required("return_url");
        parameters.EnsureAllKnown();
        var json = new JsonObject
        {
            ["object"] = "account_link",
            ["created"] = book.Now.ToUnixTimeSeconds(),
            ["expires_at"] = book.Now.AddMinutes(5).ToUnixTimeSeconds(),
            ["url"] = $"https://connect.stripe.com/setup/e/{account.Id}/{book.NextId("", 12)}",
        };
        return (json, Nothing);
    }

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) Own(Parameters parameters)
    {
        parameters.EnsureAllKnown();
        return (new JsonObject { ["id"] = "acct_platform", ["object"] = "account", ["charges_enabled"] = true, ["country"] = "DE", ["type"] = "standard" }, Nothing);
    }

    /// <summary>Money can only go to an account that takes transfers.</summary>
    private string Destination(string id, string parameter)
    {
        var account = book.Known<StripeConnectedAccount>(id) ?? throw StripeRefused.Missing("destination", id, parameter, 400);
        return account.ChargesEnabled
            ? id
            : throw StripeRefused.Invalid("Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments", parameter, "insufficient_capabilities_for_transfer");
    }

    private T Existing<T>(string id, string parameter)
        where T : StripeObject => book.Known<T>(id) ?? throw StripeRefused.Missing(typeof(T) == typeof(StripeSession) ? "checkout.session" : NameOf<T>(), id, parameter);

    private static string NameOf<T>() => typeof(T).Name switch
    {
        nameof(StripePaymentIntent) => "payment_intent",
        var name => name["Stripe".Length..].ToLowerInvariant(),
    };

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) Made(StripeObject made) => (made.ToJson(), Nothing);

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) One(StripeObject one, Parameters parameters)
    {
        parameters.EnsureAllKnown();
        return (one.ToJson(), Nothing);
    }

    private (JsonObject, IReadOnlyList<(string, StripeObject)>) List<T>(Parameters parameters, VendorRequest request, params (string Parameter, Func<T, string?> Of)[] filters)
        where T : StripeObject
    {
        var wanted = filters.Select(f => (f.Of, Value: parameters.Text(f.Parameter))).Where(f => f.Value is not null).ToList();
        return Page([.. book.All<T>().Reverse().Where(o => wanted.TrueForAll(w => w.Of(o) == w.Value)).Select(o => o.ToJson())], parameters, request);
    }

    private static (JsonObject, IReadOnlyList<(string, StripeObject)>) Page(IReadOnlyList<JsonObject> newestFirst, Parameters parameters, VendorRequest request)
    {
        var page = StripeWire.Page(newestFirst, parameters, $"/v1{request.Path}");
        parameters.EnsureAllKnown();
        return (page, Nothing);
    }
}
