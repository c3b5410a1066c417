using System.Reflection;
using System.Text.RegularExpressions;
using Reqnroll.Bindings;

namespace Framework.Gherkin.AnySteps;

/// <summary>A step definition that can be called by a text known only at run time.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Kinds">For which kinds of step.</param>
/// <param name="Shown">Its expression as it was written.</param>
/// <param name="Regex">What its texts match as a whole.</param>
/// <param name="Groups">The groups that hold the arguments; null: all of them, in their order.</param>
internal sealed record KnownStep(MethodInfo Method, IReadOnlyList<StepDefinitionType> Kinds, string Shown, Regex Regex, IReadOnlyList<string>? Groups)
{
    /// <summary>The texts of the arguments; null if the text is another step's.</summary>
    public IReadOnlyList<string>? ArgumentsOf(string text)
    {
        var match = Regex.Match(text);
        if (!match.Success)
            return null;
        return Groups is null ? [.. match.Groups.Cast<Group>().Skip(1).Select(g => g.Value)] : [.. Groups.Select(g => match.Groups[g].Value)];
    }
}
