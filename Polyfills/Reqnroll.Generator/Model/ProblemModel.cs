using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Reqnroll.Generator.Model;

/// <summary>A diagnostic before it is one: comparable, so that the pipeline can cache it. Line and column count from 1.</summary>
internal sealed record ProblemModel(string Id, string Path, int Line, int Column, int Length, string Message)
{
    public Diagnostic ToDiagnostic()
    {
        var start = new LinePosition(Math.Max(Line - 1, 0), Math.Max(Column - 1, 0));
        var end = new LinePosition(start.Line, start.Character + Length);
        return Diagnostic.Create(Problems.ById[Id], Path.Length == 0 ? Location.None : Location.Create(Path, default, new LinePositionSpan(start, end)), Message);
    }
}
