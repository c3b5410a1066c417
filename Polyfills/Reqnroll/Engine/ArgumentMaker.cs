using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>Makes the arguments of a step with the transformations that the generator chose for them.</summary>
internal sealed class ArgumentMaker(BindingTable bindings, IObjectContainer container, CultureInfo culture)
{
    internal async ValueTask<StepArguments> OfAsync(CompiledStep step, DataTable? table)
    {
        object? last = table is null ? step.DocString : table;
        if (step.LastTransformation >= 0)
            last = await TransformAsync(step.LastTransformation, new StepArguments([], null, last, culture));
        return await OfAsync(step.Arguments, last);
    }

    private async ValueTask<StepArguments> OfAsync(List<CompiledArgument> arguments, object? last)
    {
        var texts = arguments.Count == 0 ? [] : new string[arguments.Count];
        object?[]? transformed = null;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = arguments[i].Text;
            if (arguments[i].Transformation < 0)
                continue;
            transformed ??= new object?[texts.Length + 1];
            transformed[i] = await TransformAsync(arguments[i].Transformation, await OfAsync(arguments[i].Parts, null));
        }

        return new StepArguments(texts, transformed, last, culture);
    }

    private async ValueTask<object> TransformAsync(int transformation, StepArguments arguments)
    {
        try
        {
            return await bindings.TransformAsync(transformation, container, arguments) ?? StepArguments.Null;
        }
        catch (Exception error)
        {
            HookFailure.NoteTransformation(error, $"[StepArgumentTransformation] {bindings.NameOfTransformation(transformation)}({arguments}) failed");
            throw;
        }
    }
}
