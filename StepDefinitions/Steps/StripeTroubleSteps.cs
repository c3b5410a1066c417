using Framework.Database;
using Framework.Lanes;
using Mocks;
using Mocks.Stripe;
using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>The trouble that Stripe makes, and what else goes wrong while it works.</summary>
[Binding]
public sealed class StripeTroubleSteps(ScenarioVendors vendors, Api api, ShowsDriver showsDriver, People people, Shows shows, ScenarioScope scenario)
{
    private const string Create = "POST /checkout/sessions";

    private StripePlatform Stripe => vendors.Stripe;

    private LostDatabase? Lost { get; set; }

    [Given("Stripe is down")]
    public void IsDown() => Stripe.IsDown();

    [Given("Stripe resets connections")]
    public void Resets() => Stripe.ResetsConnection();

    [Given("Stripe does its work but resets the connection once")]
    public void ResetsOnce() => Stripe.ResetsConnection(calls: 1, on: Create, workDone: true);

    [Given("Stripe does its work but never answers once")]
    public void HangsOnce() => Stripe.TimesOut(calls: 1, on: Create, workDone: true);

    [Given("Stripe never answers")]
    public void NeverAnswers() => Stripe.TimesOut();

    [Given("Stripe's answers break off")]
    public void BreaksOff() => Stripe.MalformedBody(calls: 1, on: Create);

    [Given("Stripe answers with a web page")]
    public void Html() => Stripe.AnswersWith(200, "<html>Bad gateway</html>", calls: 1, on: Create, workDone: true);

    [Given("Stripe answers with an object of another type")]
    public void AnotherType() => Stripe.AnswersWith(200, """{"id": "in_1", "object": "invoice", "status": "open"}""", calls: 1, on: Create, workDone: true);

    [Given("Stripe is asked too often")]
    public void TooOften() => Stripe.TooManyRequests(30);

    [Given("Stripe refuses our key")]
    public void RefusesKey() => Stripe.AnswersWith(401);

    [Given("Stripe is busy with the same request")]
    public void Conflict() => Stripe.AnswersWith(409, calls: 1, on: Create);

    [Given("Stripe labels no transfers")]
    public void LabelsNone() => Stripe.AnswersWith(500, on: "POST /transfers/*");

    [When("Stripe is well again")]
    public void Recover() => Stripe.Recover();

    [Given("{word} changes the price of {string} to {float} while Stripe makes the session")]
    public void PriceChangesMeanwhile(string producer, string kind, decimal price) => Stripe.Meanwhile(() => showsDriver.ChangePriceAsync(people[producer], shows.Current[kind], price), on: Create);

    [Given("the database goes away while Stripe makes the session")]
    public void DatabaseGoesAway() => Stripe.Meanwhile(async () => Lost = await scenario.LoseDatabaseAsync(), on: Create);

    [Given("the process dies while Stripe makes the session")]
    public void ProcessDies() => Stripe.Meanwhile(
        async () =>
        {
            // Whatever the process would do from here on comes to nothing: neither its database nor Stripe can be reached any more.
            Lost = await scenario.LoseDatabaseAsync();
            Stripe.ResetsConnection();
        },
        on: Create);

    [Given("the database is gone")]
    public async Task DatabaseGone()
    {
        // Who signs in asks the database, too.
        foreach (var person in people.All)
            await api.SignInIfNeededAsync(person);
        Lost = await scenario.LoseDatabaseAsync();
    }

    [When("the database is back")]
    public async Task DatabaseBack()
    {
        if (Lost is not null)
            await Lost.DisposeAsync();
        Stripe.Recover();
    }
}
