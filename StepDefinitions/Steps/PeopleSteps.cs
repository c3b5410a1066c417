using Mocks;
using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class PeopleSteps(IdentityDriver identity, People people, ScenarioVendors vendors)
{
    [Given("{word} teaches {word}, {word}'s child")]
    [Given("{word} учит {word}, ребёнка {word}")]
    public Task Teaches(string tutor, string student, string parent) => identity.TeachesAsync(tutor, student, parent);

    [Given("{word} is on Telegram")]
    public async Task IsOnTelegram(string name) => vendors.Telegram.AddChat(await identity.LinkTelegramAsync(people[name]));

    [Given("{word} has signed in, and does not sign in again")]
    public Task SignsInOnce(string name) => identity.SignInOnceAsync(people[name]);
}
