using System.Globalization;
using Reqnroll.Generator.Configuration;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;
using Reqnroll.Generator.Writing;

namespace Reqnroll.Generator.Features;

/// <summary>From the text of a feature file to the source of its fixture.</summary>
internal static class FeatureBinder
{
    public static BoundFeature Bind(FeatureFile file, StepMatcher matcher, Settings settings, CancellationToken cancellation)
    {
        var feature = FeatureReader.Read(file.Path, file.Text, settings.FeatureLanguage);
        if (Broken(feature))
            return new BoundFeature(file.HintName, null, new(feature.Problems), new([]));
        var binder = new StepBinder(matcher, feature, settings, CultureOf(settings.BindingCulture ?? feature.Language));
        List<IReadOnlyList<BoundStep>> scenarios = [];
        foreach (var scenario in feature.Scenarios)
        {
            cancellation.ThrowIfCancellationRequested();
            var place = new StepPlace(feature.Title, scenario.Title, [.. scenario.AllTags]);
            scenarios.Add([.. scenario.Steps.Select(step => binder.Bind(step, place)).Where(b => b is not null).Select(b => b!)]);
        }

        return new BoundFeature(file.HintName, Broken(feature) ? null : FeatureWriter.Write(file, feature, scenarios, settings), new(feature.Problems), new(binder.Used));
    }

    private static bool Broken(FeatureModel feature) => feature.Problems.Any(p => Problems.ById[p.Id].DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.CreateSpecificCulture(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
