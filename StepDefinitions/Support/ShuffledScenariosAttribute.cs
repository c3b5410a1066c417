using Framework.Data;
using Framework.Lanes;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace StepDefinitions.Support;

/// <summary>
/// On a feature assembly: with <c>TF_SHUFFLE=1</c>, scenarios and features run in an order that is drawn from <c>TF_SEED</c> and
/// <c>TF_ATTEMPT</c>; the same pair gives the same order. A scenario that leans on its neighbours shows itself. With <c>forwards</c> or <c>backwards</c>
/// they run by name, or the other way round.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ShuffledScenariosAttribute : Attribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        switch (Environment.GetEnvironmentVariable("TF_SHUFFLE"))
        {
            case "1":
                var run = RunOptions.FromEnvironment();
                Shuffle(test, run.Seed + run.Attempt);
                break;
            case "forwards":
                Sort(test, 1);
                break;
            case "backwards":
                Sort(test, -1);
                break;
        }
    }

    private static void Shuffle(ITest test, long seed)
    {
        foreach (var child in test.Tests)
        {
            child.Properties.Set(PropertyNames.Order, (int)(StableHash.Of(child.FullName, seed) >> 33));
            Shuffle(child, seed);
        }
    }

    private static void Sort(ITest test, int direction)
    {
        var place = 0;
        foreach (var child in test.Tests.OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.FullName, StringComparer.Ordinal))
        {
            child.Properties.Set(PropertyNames.Order, ++place * direction);
            Sort(child, direction);
        }
    }
}
