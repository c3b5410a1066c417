using System.Globalization;
using System.Text.Json;
using Mocks;
using Mocks.YooKassa;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Support;

namespace StepDefinitions.Steps;

/// <summary>YooKassa's side: what it was asked, and the trouble that it makes.</summary>
[Binding]
public sealed class YooKassaSteps(ScenarioVendors vendors, PaymentsDriver payments, Invoices invoices)
{
    private YooKassaAccount YooKassa => vendors.YooKassa;

    private JsonElement CreatedWith => JsonDocument.Parse(YooKassa.CallsTo("POST", "/payments")[^1].Body).RootElement;

    [Given("YooKassa is down")]
    public void IsDown() => YooKassa.IsDown();

    [Given("YooKassa resets connections")]
    public void ResetsConnections() => YooKassa.ResetsConnection();

    [Given("YooKassa does its work but resets the connection once")]
    public void ResetsConnectionOnce() => YooKassa.ResetsConnection(calls: 1, workDone: true);

    [Given("YooKassa answers garbage")]
    public void AnswersGarbage() => YooKassa.MalformedBody(workDone: false);

    [Given("YooKassa never answers")]
    public void NeverAnswers() => YooKassa.TimesOut();

    [Given("YooKassa is asked too often")]
    public void TooOften() => YooKassa.TooManyRequests(30);

    [Given("YooKassa refuses our credentials")]
    public void RefusesCredentials() =>
        YooKassa.AnswersWith(401, """{"type":"error","id":"ab5a11cd-13cc-4e33-af8b-75a74e18dd09","code":"invalid_credentials","description":"Login has illegal format","parameter":"Authorization"}""");

    [Then("YooKassa was asked to create {int} payment(s)")]
    public void WasAsked(int times) => YooKassa.CallsTo("POST", "/payments").Count.ShouldBe(times, "calls of POST /payments at YooKassa");

    [Then("YooKassa knows {int} payment(s)")]
    public void Knows(int count) => YooKassa.Payments.Count.ShouldBe(count, "payments at YooKassa");

    [Then("YooKassa was asked for {decimal} {string}, with the way back to the invoice")]
    public void WasAskedFor(decimal amount, string currency)
    {
        var asked = CreatedWith.GetProperty("amount");
        asked.GetProperty("value").GetString().ShouldBe(amount.ToString("0.00", CultureInfo.InvariantCulture));
        asked.GetProperty("currency").GetString().ShouldBe(currency);
        CreatedWith.GetProperty("confirmation").GetProperty("return_url").GetString().ShouldBe($"{SuiteSettings.PublicUrl}/invoices/{invoices.Current}");
    }

    [Then("YooKassa was told which invoice and payment it is")]
    public void WasToldWhich()
    {
        var metadata = CreatedWith.GetProperty("metadata");
        metadata.GetProperty("invoice_id").GetString().ShouldBe(invoices.Current.ToString());
        metadata.GetProperty("payment_id").GetString().ShouldBe(payments.Started[^1].Id.ToString());
    }

    [Then("YooKassa was given the shop's credentials and an idempotence key")]
    public void WasGivenCredentials()
    {
        var call = YooKassa.CallsTo("POST", "/payments").ShouldHaveSingleItem();
        call.Status.ShouldBe(200, "YooKassa answers 401 without the shop's credentials and 400 without an idempotence key");
        call.Headers.Keys.ShouldContain("Authorization");
        YooKassa.Payment().IdempotenceKey.ShouldNotBeNullOrEmpty();
    }
}
