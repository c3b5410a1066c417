using Framework.Http;
using Framework.Json;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>Saves values, which stand for themselves as <c>&lt;name&gt;</c> in later steps.</summary>
[Binding]
public sealed class SavedValueSteps(Conversation conversation, SavedValues saved, ScenarioScope scenario)
{
    /// <summary>A part of the answer's JSON is saved.</summary>
    [StepDefinition("the answer's {string} is saved as {string}")]
    public void SaveValue(string path, string name)
    {
        var value = conversation.Last.Find(path);
        if (SecretMask.IsSecretField(path[(path.LastIndexOf('.') + 1)..]))
            SecretMask.Register(value.ToString());
        saved.Save(name, value);
    }

    /// <summary>The whole JSON of the answer is saved; its parts are <c>&lt;name.path&gt;</c>.</summary>
    [StepDefinition("the answer is saved as {string}")]
    public void SaveAnswer(string name) => saved.Save(name, conversation.Last.Json);

    /// <summary>A header of the answer is saved.</summary>
    [StepDefinition("the answer's header {string} is saved as {string}")]
    public void SaveHeader(string header, string name) => saved.Save(name, JsonText.OfString(
        conversation.Last.Header(header) ?? throw new UnknownNameException("header in the answer", header, conversation.Last.HeaderNames)));

    /// <summary>A text is saved.</summary>
    [StepDefinition("{string} is saved as {string}")]
    public void SaveText(string text, string name) => saved.Save(name, JsonText.OfString(saved.Fill(text)));

    /// <summary>An e-mail address that nobody else has is saved; the same with the same seed.</summary>
    [StepDefinition("a new e-mail address is saved as {string}")]
    public void SaveEmail(string name) => saved.Save(name, JsonText.OfString(scenario.Data.Email(name)));

    /// <summary>A UUID that nothing else has is saved; the same with the same seed.</summary>
    [StepDefinition("a new UUID is saved as {string}")]
    public void SaveUuid(string name) => saved.Save(name, JsonText.OfString(scenario.Data.Faker.Random.Guid().ToString()));
}
