using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>Notes on an exception which hook or step it came from; the exception itself stays what it is.</summary>
internal static class HookFailure
{
    internal const string Origin = "Reqnroll.Origin";
    internal const string Transformation = "Reqnroll.Transformation";

    internal static async ValueTask NameAsync(Hook hook, IObjectContainer container)
    {
        try
        {
            await hook.InvokeAsync(container);
        }
        catch (Exception error)
        {
            Note(error, $"[{hook.Kind}] {hook.Name}");
            throw;
        }
    }

    /// <summary>A transformation's exception says little without its name and the text that it was given.</summary>
    internal static void NoteTransformation(Exception error, string what)
    {
        if (!error.Data.IsReadOnly && !error.Data.Contains(Transformation))
            error.Data[Transformation] = what;
    }

    /// <summary>The innermost place wins: it was noted first.</summary>
    internal static void Note(Exception error, string origin)
    {
        if (!error.Data.IsReadOnly && !error.Data.Contains(Origin))
            error.Data[Origin] = origin;
    }
}
