using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks;
using Mocks.CloudPayments;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class CloudPaymentsTests : VendorTest
{
    private readonly CallbackReceiver _system = new();

    private CloudPaymentsAccount CloudPayments => Vendors.CloudPayments;

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_card_is_charged_after_the_shop_was_asked_and_the_payment_is_notified()
    {
        var answer = await Charge();
        (answer.Status, answer["Success"], answer["Model.Status"], answer["Model.ReasonCode"]).ShouldBe((200, "true", "Completed", "0"));
        answer["Model.Amount"].ShouldBe("1500.5");
        answer["Model.CardFirstSix"].ShouldBe("401288");
        await RestAsync();
        _system.Received.Select(r => r.Path).ShouldBe(["/webhooks/cloudpayments/check", "/webhooks/cloudpayments/pay"]);
        var pay = Form(_system.Received[1].Body);
        pay["TransactionId"].ShouldBe(answer["Model.TransactionId"]);
        (pay["Amount"], pay["Currency"], pay["InvoiceId"], pay["Status"], pay["OperationType"]).ShouldBe(("1500.50", "RUB", "order-1", "Completed", "Payment"));
        CloudPayments.LastCheckCode.ShouldBe(0);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Notifications_are_signed_over_the_body_as_sent_and_over_the_decoded_body()
    {
        await Charge(order => order["Description"] = "Кружка & ложка");
        await RestAsync();
        var pay = _system.Received[1];
        pay.ContentType.ShouldBe("application/x-www-form-urlencoded");
        pay.Headers["Content-HMAC"].ShouldBe(CloudPaymentsSignature.Sign(pay.Body, CloudPayments.ApiSecret));
        pay.Headers["X-Content-HMAC"].ShouldBe(CloudPaymentsSignature.Sign(WebUtility.UrlDecode(pay.Body), CloudPayments.ApiSecret));
        pay.Headers["Content-HMAC"].ShouldNotBe(pay.Headers["X-Content-HMAC"]);
    }

    /// <summary>Computed with openssl: printf '%s' 'Amount=10.00&amp;InvoiceId=1' | openssl dgst -sha256 -hmac secret -binary | base64.</summary>
    [Test]
    public void The_signature_is_the_one_that_openssl_makes() =>
        CloudPaymentsSignature.Sign("Amount=10.00&InvoiceId=1", "secret").ShouldBe("RDYbElm+E0B8pIPwlN+LfqXTZoAe9U34s7tzfFRSMZQ=");

    [TestCase(10)]
    [TestCase(13)]
    public async Task A_payment_that_the_shop_refuses_in_Check_never_reaches_the_bank(int code)
    {
        _system.Answer = path => path.EndsWith("/check", StringComparison.Ordinal) ? $$"""{"code":{{code}}}""" : """{"code":0}""";
        var answer = await Charge();
        (answer["Success"], answer["Model.Status"]).ShouldBe(("false", "Declined"));
        CloudPayments.LastCheckCode.ShouldBe(code);
        await RestAsync();
        _system.Received[^1].Path.ShouldBe("/webhooks/cloudpayments/fail");
    }

    [TestCase("5200828282828210", "5051", "InsufficientFunds")]
    public async Task A_card_without_money_is_declined(string card, string code, string reason)
    {
        var answer = await Charge(card: card);
        (answer.Status, answer["Success"], answer["Model.Status"], answer["Model.ReasonCode"], answer["Model.Reason"]).ShouldBe((200, "false", "Declined", code, reason));
        await RestAsync();
        Form(_system.Received[^1].Body)["ReasonCode"].ShouldBe(code);
        Vendors.UnexpectedRefusals.ShouldBeEmpty("a bank's no is no fault of the request");
    }

    [Test]
    public async Task A_bank_declines_for_any_reason_that_the_scenario_says()
    {
        CloudPayments.DeclineNext(5300);
        (await Charge())["Model.Reason"].ShouldBe("AntiFraud");
        (await Charge())["Success"].ShouldBe("true");
        Should.Throw<ArgumentException>(() => CloudPayments.DeclineNext(42)).Message.ShouldContain("5051");
    }

    [TestCase("4242424242424242", true, "Completed", "0")]
    [TestCase("5555555555554444", true, "Declined", "5051")]
    [TestCase("4242424242424242", false, "Declined", "5206")]
    public async Task Three_D_Secure_is_asked_for_and_passed_or_not(string card, bool passes, string status, string code)
    {
        var asked = await Charge(card: card);
        (asked["Success"], asked["Message"]).ShouldBe(("false", null));
        asked["Model.AcsUrl"].ShouldNotBeNull();
        CloudPayments.Payment().Status.ShouldBe("AwaitingAuthentication");
        var answer = await Post("payments/cards/post3ds", new JsonObject { ["TransactionId"] = CloudPayments.Payment().Id, ["PaRes"] = passes ? CloudPayments.PassAuthentication() : "no" });
        (answer["Model.Status"], answer["Model.ReasonCode"]).ShouldBe((status, code));
    }

    [Test]
    public async Task Two_stages_hold_and_then_confirm_less()
    {
        await Charge(path: "payments/cards/auth");
        CloudPayments.Payment().Status.ShouldBe("Authorized");
        (await Post("payments/confirm", new JsonObject { ["TransactionId"] = CloudPayments.Payment().Id, ["Amount"] = 1000 }))["Success"].ShouldBe("true");
        (CloudPayments.Payment().Status, CloudPayments.Payment().Amount).ShouldBe(("Completed", 1000m));
        await RestAsync();
        _system.Received.Select(r => r.Path.Split('/')[^1]).ShouldBe(["check", "pay", "confirm"]);
        Form(_system.Received[1].Body)["Status"].ShouldBe("Authorized");
    }

    [Test]
    public async Task A_hold_is_lifted()
    {
        await Charge(path: "payments/cards/auth");
        (await Post("payments/void", Id()))["Success"].ShouldBe("true");
        CloudPayments.Payment().Status.ShouldBe("Cancelled");
        await Refused(Post("payments/void", Id()), "invalid_state");
    }

    [Test]
    public async Task Refunds_go_up_to_what_was_paid_and_have_numbers_of_their_own()
    {
        await Charge();
        var payment = CloudPayments.Payment();
        var first = await Post("payments/refund", new JsonObject { ["TransactionId"] = payment.Id, ["Amount"] = 500.5m });
        first["Model.TransactionId"].ShouldNotBe(payment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Refused(Post("payments/refund", new JsonObject { ["TransactionId"] = payment.Id, ["Amount"] = 1000.01m }), "Amount");
        await CloudPayments.RefundPayment();
        CloudPayments.Payment().Refundable.ShouldBe(0);
        await RestAsync();
        var notified = _system.Received.Where(r => r.Path.EndsWith("/refund", StringComparison.Ordinal)).Select(r => Form(r.Body)).ToList();
        notified.Select(f => f["Amount"]).ShouldBe(["500.50", "1000.00"]);
        notified[0]["PaymentTransactionId"].ShouldBe(payment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task The_same_request_id_is_done_once_within_an_hour()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var first = await Charge(key: "r-1");
        (await Charge(key: "r-1")).Body.ShouldBe(first.Body);
        CloudPayments.Payments.Count.ShouldBe(1);
        await RestAsync();
        _system.Received.Count(r => r.Path.EndsWith("/pay", StringComparison.Ordinal)).ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(61));
        await Charge(key: "r-1");
        CloudPayments.Payments.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_bill_is_paid_by_the_customer()
    {
        var bill = await Post("orders/create", new JsonObject { ["Amount"] = 250, ["Description"] = "Order 7", ["InvoiceId"] = "7" });
        bill["Model.Url"].ShouldNotBeNull().ShouldStartWith("https://orders.cloudpayments.ru/d/");
        (await CloudPayments.PayOrder(reasonCode: 5051)).Status.ShouldBe("Declined");
        (await CloudPayments.PayOrder()).Status.ShouldBe("Completed");
        CloudPayments.Orders.ShouldHaveSingleItem().Status.ShouldBe("Paid");
        await Should.ThrowAsync<InvalidOperationException>(() => CloudPayments.PayOrder());
        (await Post("payments/find", new JsonObject { ["InvoiceId"] = "7" }))["Model.Status"].ShouldBe("Completed");
        (await Post("payments/find", new JsonObject { ["InvoiceId"] = "8" }))["Message"].ShouldBe("Not found");
        await Refused(Post("orders/cancel", new JsonObject { ["Id"] = bill["Model.Id"] }), "invalid_state");
    }

    [Test]
    public async Task Only_200_with_code_0_accepts_and_the_rest_comes_again()
    {
        _system.Answer = path => path.EndsWith("/check", StringComparison.Ordinal) ? """{"code":0}""" : """{"code":13}""";
        await CloudPayments.PayInWidget(10, "1");
        _system.Answer = _ => "ok";
        (await CloudPayments.DeliverUnaccepted()).ShouldHaveSingleItem().IsAccepted.ShouldBeFalse();
        _system.Answer = _ => """{"code":0}""";
        (await CloudPayments.DeliverUnaccepted()).ShouldHaveSingleItem().IsAccepted.ShouldBeTrue();
        (await CloudPayments.DeliverUnaccepted()).ShouldBeEmpty();
        (await CloudPayments.DeliverAgain("pay")).Body.ShouldBe(_system.Received[1].Body);
    }

    [Test]
    public async Task A_forged_one_changes_nothing_and_is_signed_as_told()
    {
        await CloudPayments.PayInWidget(10, "1");
        var forged = await CloudPayments.NotifyForged("pay", "another secret", fields => fields["Amount"] = "1.00");
        Form(forged.Body)["Amount"].ShouldBe("1.00");
        forged.Headers["Content-HMAC"].ShouldBe(CloudPaymentsSignature.Sign(forged.Body, "another secret"));
        (await CloudPayments.NotifyForged("pay", null)).Headers.ShouldBeEmpty();
        CloudPayments.Payment().Amount.ShouldBe(10);
    }

    [TestCase("Amount", null, "Amount is required")]
    [TestCase("Amount", "-1", "Invalid Amount value")]
    [TestCase("Amount", "1.005", "Invalid Amount value")]
    [TestCase("Currency", "\"XXX\"", "Invalid Currency value")]
    [TestCase("CardCryptogramPacket", "\"4242424242424242\"", "Invalid CardCryptogramPacket value")]
    [TestCase("IpAddress", null, "IpAddress is required")]
    public async Task What_is_wrong_is_answered_with_200_and_no_success(string name, string? json, string message)
    {
        var answer = await Charge(order =>
        {
            if (json is null) order.Remove(name);
            else order[name] = JsonNode.Parse(json);
        });
        (answer.Status, answer["Success"], answer["Message"]).ShouldBe((200, "false", message));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(name);
        CloudPayments.Payments.ShouldBeEmpty();
    }

    [Test]
    public async Task Wrong_credentials_are_a_401_and_unknown_addresses_name_the_nearest()
    {
        (await Post("test", [], password: "wrong")).Status.ShouldBe(401);
        var unknown = await Post("payments/card/charge", []);
        (unknown.Status, unknown["Message"]!.Contains("POST /payments/cards/charge", StringComparison.Ordinal)).ShouldBe((404, true));
        Vendors.UnexpectedRefusals.Count.ShouldBe(2);
        (await Post("test", []))["Success"].ShouldBe("true");
    }

    [Test]
    public async Task Forms_are_read_as_well()
    {
        using var form = new StringContent("Amount=10&Description=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await Send("orders/create", form))["Model.Amount"].ShouldBe("10");
    }

    [Test]
    public async Task Its_work_may_be_done_though_nobody_hears_of_it()
    {
        CloudPayments.AnswersWith(500, calls: 1, workDone: true);
        (await Charge(key: "k")).Status.ShouldBe(500);
        (await Charge(key: "k"))["Success"].ShouldBe("true");
        CloudPayments.Payments.Count.ShouldBe(1);
        CloudPayments.TooManyRequests(30, calls: 1);
        (await Charge()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    private JsonObject Id() => new() { ["TransactionId"] = CloudPayments.Payment().Id };

    private Task<VendorReply> Charge(Action<JsonObject>? change = null, string path = "payments/cards/charge", string card = "4012888888881881", string? key = null)
    {
        var order = new JsonObject
        {
            ["Amount"] = 1500.5m,
            ["Currency"] = "RUB",
            ["IpAddress"] = "203.0.113.7",
            ["InvoiceId"] = "order-1",
            ["AccountId"] = "anna",
            ["CardCryptogramPacket"] = CloudPaymentsAccount.Cryptogram(card),
        };
        change?.Invoke(order);
        return Post(path, order, key);
    }

    private async Task<VendorReply> Post(string path, JsonObject body, string? key = null, string? password = null)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await Send(path, content, key, password);
    }

    private async Task<VendorReply> Send(string path, HttpContent content, string? key = null, string? password = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.CloudPaymentsUrl, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{CloudPayments.PublicId}:{password ?? CloudPayments.ApiSecret}")));
        if (key is not null) request.Headers.Add("X-Request-ID", key);
        return await SendAsync(request);
    }

    private async Task Refused(Task<VendorReply> call, string about)
    {
        (await call)["Success"].ShouldBe("false");
        Vendors.ExpectRefusal(about);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }
}
