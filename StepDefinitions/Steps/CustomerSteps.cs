using Framework.Lanes;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Customers of the shop: registering, verifying, passwords.</summary>
[Binding]
public sealed class CustomerSteps(CustomersDriver driver, People people, ActionAttempt attempt, ScenarioScope scenario)
{
    [Given("{word} is a customer of the shop")]
    [When("{word} registers as a customer of the shop")]
    public Task Register(string name) => driver.RegisterAsync(name);

    [Given("{word} is a customer of the shop with the phone {string}")]
    public Task RegisterWith(string name, string phone) => driver.RegisterAsync(name, phone);

    [When("{word} attempts to register with {word}'s address")]
    public async Task AttemptToRegister(string name, string other) => attempt.Remember(await driver.AttemptRegisterAsync(people[other].Email.ToUpperInvariant(), name));

    [Then("{word} is signed in")]
    public async Task IsSignedIn(string name) => (await driver.ProfileAsync(people[name])).Email.ShouldBe(people[name].Email, "whose profile it is");

    [Given("{word} has opened the link in the mail")]
    [When("{word} opens the link in the mail")]
    public async Task Open(string name)
    {
        await scenario.AtRestAsync();
        (await driver.AttemptVerifyAsync(driver.MailedToken(people[name]))).EnsureSuccess();
    }

    [When("{word} attempts to open the link in the mail again")]
    public async Task AttemptToOpen(string name)
    {
        await scenario.AtRestAsync();
        attempt.Remember(await driver.AttemptVerifyAsync(driver.MailedToken(people[name])));
    }

    [When("somebody attempts to verify {word}'s address with another token")]
    public async Task AttemptAnother(string name)
    {
        await scenario.AtRestAsync();
        var token = driver.MailedToken(people[name]);
        attempt.Remember(await driver.AttemptVerifyAsync((token[0] == 'A' ? 'B' : 'A') + token[1..]));
    }

    [Then("{word}'s address is verified")]
    public async Task IsVerified(string name) => (await driver.ProfileAsync(people[name])).EmailVerifiedAt.ShouldNotBeNull("when the address was verified");

    [Then("{word}'s address is not verified")]
    public async Task IsNotVerified(string name) => (await driver.ProfileAsync(people[name])).EmailVerifiedAt.ShouldBeNull("when the address was verified");

    [When("{word} changes their name to {string} and their phone to {string}")]
    public async Task Change(string name, string fullName, string phone) => await driver.UpdateAsync(people[name], fullName, phone);

    [Then("{word}'s profile shows {string} and {string}")]
    public async Task Shows(string name, string fullName, string phone)
    {
        var profile = await driver.ProfileAsync(people[name]);
        (profile.FullName, profile.Phone).ShouldBe((fullName, phone), "name and phone in the profile");
    }

    [When("{word} changes their password to {string}")]
    public async Task ChangePassword(string name, string password) => (await driver.AttemptChangePasswordAsync(people[name], people[name].Password, password)).EnsureSuccess();

    [When("{word} attempts to change their password from {string} to {string}")]
    public async Task AttemptToChange(string name, string current, string changed) => attempt.Remember(await driver.AttemptChangePasswordAsync(people[name], current, changed));

    [Then("{word} can sign in with {string}, and not with the old password")]
    public async Task SignsIn(string name, string password)
    {
        (await driver.AttemptSignInAsync(people[name], password)).EnsureSuccess();
        (await driver.AttemptSignInAsync(people[name], people[name].Password)).ProblemCode.ShouldBe("wrong_credentials", "what the old password is answered");
    }

    [Then("{word} can sign in with the old password still")]
    public async Task SignsInStill(string name) => (await driver.AttemptSignInAsync(people[name], people[name].Password)).EnsureSuccess();
}
