using Framework.Data;
using Framework.Lanes;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace StepDefinitions.Support;

/// <summary>
/// On a feature assembly: with <c>TF_SHUFFLE=1</c>, scenarios and features run in an order that is drawn from <c>TF_SEED</c> and
/// <c>TF_ATTEMPT</c>; the same pair gives the same order. A scenario that leans on its neighbours shows itself.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ShuffledScenariosAttribute : Attribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (Environment.GetEnvironmentVariable("TF_SHUFFLE") != "1")
            return;
        var run = RunOptions.FromEnvironment();
        Shuffle(test, run.Seed + run.Attempt);
    }

    private static void Shuffle(ITest test, long seed)
    {
        foreach (var child in test.Tests)
        {
            child.Properties.Set(PropertyNames.Order, (int)(StableHash.Of(child.FullName, seed) >> 33));
            Shuffle(child, seed);
        }
    }
}
