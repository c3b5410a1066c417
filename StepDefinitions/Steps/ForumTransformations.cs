using Reqnroll;

namespace StepDefinitions.Steps;

/// <summary>Turns the forum features' wording into types.</summary>
[Binding]
public sealed class ForumTransformations
{
    [StepArgumentTransformation("phone|tablet|laptop", Name = "device")]
    public string Device(string text) => text;

    [StepArgumentTransformation("is typing|has stopped typing", Name = "typing")]
    public bool Typing(string text) => text == "is typing";
}
