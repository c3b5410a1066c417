using Framework.Gherkin.Http;
using Framework.Http;
using Reqnroll;

namespace Framework.Gherkin.BadInput;

/// <summary>Bad input for every endpoint that the system has.</summary>
[Binding]
public sealed class BadInputSteps(EndpointWalk walk, SavedValues saved)
{
    private readonly List<string> _tokens = [];

    /// <summary>Whose saved token the requests carry. After several of these steps, each endpoint hears the first that it lets in.</summary>
    [Given("the caller may be {string}")]
    public void MayBe(string savedToken)
    {
        var token = saved.TextOf(savedToken);
        SecretMask.Register(token);
        _tokens.Add(token);
    }

    /// <summary>Every endpoint that takes such input is given it.</summary>
    [When("every endpoint is given {string}")]
    public Task Give(string kind) => walk.GiveAsync(kind, _tokens);

    /// <summary>Each was refused: a problem with a fitting 4xx status, and the field by name.</summary>
    [Then("every endpoint refuses it with a problem")]
    public void Refused() => walk.RequireRefusals();

    /// <summary>No row of the system's database changed meanwhile.</summary>
    [Then("nothing is written to the database")]
    public void NothingWritten() => walk.RequireNoWrites();
}
