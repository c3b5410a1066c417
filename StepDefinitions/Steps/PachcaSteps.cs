using Framework.Evidence;
using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Drivers;
using StepDefinitions.Support;

namespace StepDefinitions.Steps;

/// <summary>The school's Pachca channel, and how Pachca behaves.</summary>
[Binding]
public sealed class PachcaSteps(ScenarioVendors vendors, ScenarioScope scenario, Api api, ForumDriver forum)
{
    [Given("Pachca is down")]
    public void IsDown() => vendors.Pachca.IsDown();

    [Given("Pachca never answers")]
    public void NeverAnswers() => vendors.Pachca.TimesOut();

    [Given("Pachca resets the connection once")]
    public void Resets() => vendors.Pachca.ResetsConnection(calls: 1);

    [Given("Pachca answers garbage once")]
    public void AnswersGarbage() => vendors.Pachca.AnswersWith(201, "<html>Welcome</html>", calls: 1);

    [Given("Pachca fails once with {int}")]
    public void Fails(int status) => vendors.Pachca.AnswersWith(status, calls: 1);

    [Given("Pachca asks to come again in {int} seconds")]
    public void AsksToComeAgain(int seconds) => vendors.Pachca.TooManyRequests(seconds, calls: 1);

    [Given("Pachca refuses the token")]
    public void RefusesToken() => vendors.Pachca.RefusesToken();

    [Given("Pachca's channel is gone")]
    public void ChannelGone()
    {
        vendors.Pachca.RemoveChat(SuiteSettings.PachcaChannel);
        vendors.ExpectRefusal("not_found");
    }

    [Given("the system runs without a Pachca {word}")]
    public async Task RunsWithout(string setting) =>
        api.Use(await scenario.StartInstanceAsync([new(setting == "token" ? "Pachca:Token" : "Pachca:ChannelId", "")]));

    [When("Pachca is well again")]
    public async Task Recovers()
    {
        await scenario.AtRestAsync();
        vendors.Pachca.CallsTo("POST", "/messages").ShouldNotBeEmpty("Pachca should have been tried while it was in trouble");
        vendors.Pachca.Recover();
    }

    [Then("Pachca's channel has:")]
    public void ChannelHas(string text) => vendors.Pachca.Messages.ShouldHaveSingleItem("messages in Pachca").Content.ShouldBe(text.ReplaceLineEndings("\n"), "the message in Pachca's channel");

    [Then("Pachca's channel has {int} message(s)")]
    public void ChannelHasCount(int count) => vendors.Pachca.Messages.Count(m => m.EntityId == SuiteSettings.PachcaChannel).ShouldBe(count, "messages in Pachca's channel");

    [Then("Pachca's channel has the text of the message, unchanged")]
    public void ChannelHasText()
    {
        vendors.Pachca.Messages.ShouldHaveSingleItem("messages in Pachca").Content.ShouldEndWith("\n" + forum.LastText, customMessage: "the message in Pachca's channel");
    }

    [Then("Pachca was asked {int} time(s)")]
    public void WasAsked(int times) => vendors.Pachca.CallsTo("POST", "/messages").Count.ShouldBe(times, "how often Pachca was asked");

    [Then("the notification is given up, and the log says so: {string}")]
    public void GivenUp(string reason) => scenario.SeenByNow<LogEntry>()
        .ShouldContain(l => l.Level == "Error" && l.Message.Contains("pachca.message", StringComparison.Ordinal) && l.Message.Contains("given up", StringComparison.Ordinal) && l.Exception!.Contains(reason, StringComparison.Ordinal), $"an error in the log which says that the notification is given up because of \"{reason}\"");

    [Then("the log says that Pachca is not told")]
    public void Skipped() => scenario.SeenByNow<LogEntry>().ShouldContain(l => l.Message.StartsWith("Pachca is not told", StringComparison.Ordinal), "an entry in the log which says that Pachca is not told");
}
