using System.ComponentModel;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using NUnit.Framework.Internal.Commands;

namespace Reqnroll.Engine;

/// <summary>
/// A scenario as an NUnit test: its name is the scenario's, its categories are the tags, and a failure's stack trace begins with the line of
/// the feature file. One attribute instead of several: attributes are what NUnit spends its start on.
/// </summary>
/// <param name="name">The scenario's title; for an example row with its values.</param>
/// <param name="tags">All tags that apply, without the at sign.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScenarioAttribute(string name, params string[] tags) : NUnitAttribute, ISimpleTestBuilder, IImplyFixture, IWrapTestMethod
{
    private static readonly NUnitTestCaseBuilder Builder = new();

    /// <inheritdoc/>
    public TestMethod BuildFrom(IMethodInfo method, Test? suite)
    {
        var test = Builder.BuildTestMethod(method, suite, new TestCaseParameters { TestName = name });
        foreach (var tag in tags)
            test.Properties.Add(PropertyNames.Category, tag);
        if (tags.FirstOrDefault(t => t.Equals("ignore", StringComparison.OrdinalIgnoreCase)) is not null && test.RunState == RunState.Runnable)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, "Ignored by the tag @ignore.");
        }

        return test;
    }

    /// <inheritdoc/>
    TestCommand ICommandWrapper.Wrap(TestCommand command) => new LeadToFeature(command);

    private sealed class LeadToFeature(TestCommand inner) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            try
            {
                return innerCommand.Execute(context);
            }
            catch (Exception error)
            {
                context.CurrentResult.RecordException(error);
                if (Noted(error, HookFailure.Origin) is { } origin)
                {
                    var result = context.CurrentResult;
                    var message = Noted(error, HookFailure.Transformation) is { } transformation ? $"{transformation}: {result.Message}" : result.Message;
                    result.SetResult(result.ResultState, message, $"   at {origin}\n{result.StackTrace}");
                }

                return context.CurrentResult;
            }
        }

        private static string? Noted(Exception? error, string what)
        {
            for (; error is not null; error = error.InnerException)
            {
                if (error.Data[what] is string noted)
                    return noted;
            }

            return null;
        }
    }
}
