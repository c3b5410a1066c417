using System.Text.Json;
using Framework.Gherkin.Http;
using Framework.Http;
using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Lends the people of this suite to the generic HTTP steps.</summary>
[Binding]
public sealed class ContractSteps(Api api, People people, SavedValues saved)
{
    [Given("everybody has signed in, and is saved under their name")]
    public async Task SaveEverybody()
    {
        foreach (var person in people.All)
        {
            await api.SignInAsync(person);
            SecretMask.Register(person.Token);
            saved.Save(person.Name, JsonSerializer.SerializeToElement(new { id = person.Id, email = person.Email, token = person.Token }));
        }
    }
}
