using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class PeopleSteps(IdentityDriver identity, People people, ScenarioVendors vendors, ActionAttempt attempt, ScenarioScope scenario)
{
    [Given("{word} teaches {word}, {word}'s child")]
    [Given("{word} учит {word}, ребёнка {word}")]
    public Task Teaches(string tutor, string student, string parent) => identity.TeachesAsync(tutor, student, parent);

    [Given("{word} is on Telegram")]
    public async Task IsOnTelegram(string name)
    {
        // What was sent before is not for them: it must not still be on its way.
        await scenario.AtRestAsync();
        vendors.Telegram.AddChat(await identity.LinkTelegramAsync(people[name]));
    }

    [Given("{word} has signed in, and does not sign in again")]
    public Task SignsInOnce(string name) => identity.SignInOnceAsync(people[name]);

    [Given("{word} administers the school")]
    public Task Administers(string name) => identity.AdministersAsync(name);

    [When("{word} deletes their account")]
    [Given("{word} has deleted their account")]
    public Task Delete(string name) => identity.DeleteAsync(people[name], people[name]);

    [When("{word} deletes {word}'s account")]
    public Task Delete(string name, string other) => identity.DeleteAsync(people[name], people[other]);

    [When("{word} attempts to delete {word}'s account")]
    public async Task AttemptToDelete(string name, string other) => attempt.Remember(await identity.AttemptDeleteAsync(people.Find(name), people[other]));

    [When("{word} deletes their subject")]
    public Task DeleteSubject(string tutor) => identity.DeleteSubjectAsync(people[tutor]);

    [When("{word} attempts to delete {word}'s subject")]
    public async Task AttemptToDeleteSubject(string name, string tutor) => attempt.Remember(await identity.AttemptDeleteSubjectAsync(people[name], people[tutor]));

    [Then("{word} is signed out, and cannot sign in again")]
    public async Task IsSignedOut(string name)
    {
        var (signIn, signedIn) = await identity.TryAccountAsync(people[name]);
        signIn.ProblemCode.ShouldBe("wrong_credentials", $"why {name} cannot sign in ({signIn.Summary})");
        signedIn?.ProblemCode.ShouldBe("not_signed_in", $"what becomes of {name}'s sign-in ({signedIn.Summary})");
    }
}
