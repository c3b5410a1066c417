using System.Text.Json;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>The carriers' side: the trouble that they make, and what they tell of themselves.</summary>
[Binding]
public sealed class CarrierSteps(ScenarioVendors vendors)
{
    [Given("{Carrier} is down")]
    [When("{Carrier} goes down")]
    public void IsDown(CarrierActor carrier) => carrier.Vendor.IsDown();

    [Given("{Carrier} resets connections")]
    public void Resets(CarrierActor carrier) => carrier.Vendor.ResetsConnection();

    [Given("{Carrier} never answers")]
    public void NeverAnswers(CarrierActor carrier) => carrier.Vendor.TimesOut();

    [Given("{Carrier} answers {int} seconds late")]
    public void IsSlow(CarrierActor carrier, int seconds) => carrier.Vendor.IsSlow(TimeSpan.FromSeconds(seconds));

    [Given("{Carrier} is asked too often")]
    public void TooOften(CarrierActor carrier) => carrier.Vendor.TooManyRequests(30);

    [Given("{Carrier} fails with {int}")]
    public void Fails(CarrierActor carrier, int status) => carrier.Vendor.AnswersWith(status);

    [Given("{Carrier} answers the question for a quote with {string}")]
    public void AnswersQuote(CarrierActor carrier, string body) => carrier.Vendor.AnswersWith(200, body.Replace('\'', '"'), on: carrier.QuoteCall);

    [Given("{Carrier} breaks off in the middle of its quote")]
    public void BreaksOff(CarrierActor carrier) => carrier.Vendor.MalformedBody(on: carrier.QuoteCall);

    [Given("{Carrier} takes the parcel, but its answer is lost")]
    public void LosesAnswer(CarrierActor carrier) => carrier.Vendor.ResetsConnection(calls: 1, on: carrier.ShipCall, workDone: true);

    [When("{Carrier} is well again")]
    public void Recovers(CarrierActor carrier) => carrier.Vendor.Recover();

    [Given("CDEK takes its time to look at orders")]
    public void LooksLater() => vendors.Cdek.LooksAtOrdersAfter(1);

    [Given("CDEK takes its tokens back")]
    public void TakesTokensBack() => vendors.Cdek.TakesTokensBack();

    [Then("CDEK has let the parcel go")]
    public void LetGo() => vendors.Cdek.Orders.ShouldHaveSingleItem("orders at CDEK").Status.ShouldBe("REMOVED", "what CDEK says of the parcel");

    [When("CDEK pushes the same once more")]
    public Task PushAgain() => vendors.Cdek.DeliverAgain();

    [Given("CDEK's pushes are held up")]
    public void HoldPushes() => vendors.Cdek.HoldDeliveries();

    [When("the pushes that were held up come, the newest first")]
    public Task ReleasePushes() => vendors.Cdek.ReleaseDeliveries(newestFirst: true);

    [When("somebody pushes that the parcel is {string}")]
    public Task PushForged(string status) => Push(vendors.Cdek.Order().Uuid, status);

    [When("somebody pushes that a parcel which nobody knows is {string}")]
    public Task PushUnknown(string status)
    {
        vendors.ExpectRefusal("v2_entity_not_found");
        return Push("8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", status);
    }

    [When("somebody pushes the text {string} as CDEK")]
    public Task PushText(string text) => vendors.Cdek.DeliverRaw(new VendorCallback("", "", "/webhooks/cdek", text.Replace('\'', '"')));

    [Then("every push is accepted")]
    public void Accepted() => vendors.Cdek.Deliveries.ShouldAllBe(d => d.Status == 200, "how the system answered CDEK's pushes");

    [Then("the push is refused with {int}")]
    public void Refused(int status) => vendors.Cdek.Deliveries[^1].Status.ShouldBe(status, "how the system answered the push");

    private Task Push(string uuid, string status) =>
        vendors.Cdek.DeliverRaw(new VendorCallback("ORDER_STATUS", uuid, "/webhooks/cdek", JsonSerializer.Serialize(new { type = "ORDER_STATUS", uuid, attributes = new { code = status, status_code = status } })));
}
