using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Configuration;

/// <summary>
/// Holds the assemblies that reqnroll.json names against those that the project references. Bindings of every referenced assembly count
/// here, named or not; one that is named and not referenced would be missed.
/// </summary>
internal static class BindingAssemblies
{
    public static IEnumerable<ProblemModel> Check(Settings settings, EquatableArray<string> referenced)
    {
        foreach (var assembly in settings.BindingAssemblies.Where(a => !referenced.Contains(a.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var nearest = Nearest.Of(assembly.Name, referenced.Where(r => !r.StartsWith("System", StringComparison.Ordinal)), 3);
            yield return new ProblemModel(Problems.Configuration, settings.Path, assembly.Line, assembly.Column, assembly.Name.Length + 2, $"The project does not reference an assembly '{assembly.Name}'. Did you mean {string.Join(", ", nearest)}? Or add a ProjectReference.");
        }
    }
}
