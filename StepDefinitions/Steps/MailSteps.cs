using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;

namespace StepDefinitions.Steps;

/// <summary>Mail through SendGrid, and the trouble that it makes.</summary>
[Binding]
public sealed class MailSteps(ScenarioVendors vendors, People people, ScenarioScope scenario)
{
    [Given("SendGrid is down")]
    public void IsDown() => vendors.SendGrid.IsDown();

    [Given("SendGrid never answers")]
    public void NeverAnswers() => vendors.SendGrid.TimesOut();

    [Given("SendGrid resets connections")]
    public void ResetsConnections() => vendors.SendGrid.ResetsConnection();

    [Given("SendGrid refuses our key")]
    public void RefusesKey() => vendors.SendGrid.AnswersWith(401);

    [Given("SendGrid is asked too often")]
    public void TooOften() => vendors.SendGrid.TooManyRequests(3600);

    [Given("SendGrid asks once to come again in {int} seconds")]
    public void AsksToComeAgain(int seconds) => vendors.SendGrid.TooManyRequests(seconds, calls: 1);

    [When("SendGrid recovers, and {int} minutes pass")]
    public async Task Recovers(int minutes)
    {
        await scenario.AtRestAsync();
        vendors.SendGrid.Recover();
        await scenario.AdvanceAsync(TimeSpan.FromMinutes(minutes));
    }

    [Then("{word} has {int} mail(s) with the subject {string}")]
    public void Has(string name, int count, string subject) =>
        vendors.SendGrid.MailsTo(people[name].Email).Count(m => m.Subject.Contains(subject, StringComparison.Ordinal)).ShouldBe(count, $"mails to {name} about {subject}: a mail that is sent again with its key is sent once");

    [Then("{word} has {int} mail(s)")]
    public void Has(string name, int count) => vendors.SendGrid.MailsTo(people[name].Email).Count.ShouldBe(count, $"mails to {name}");

    [Then("SendGrid was asked to send {int} mail(s)")]
    public void WasAsked(int times) => vendors.SendGrid.CallsTo("POST", "/mail/send").Count.ShouldBe(times, "how often SendGrid was asked to send mail");
}
