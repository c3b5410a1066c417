using Reports.Suite;

namespace Reports.Catalogue;

/// <summary>Holds the feature files against the catalogue and the matrix, without a run.</summary>
public static class SuiteCheck
{
    /// <summary>What is wrong: files that don't parse, id and matrix tags that name nothing, damaged catalogue files.</summary>
    public static IReadOnlyList<Finding> Run(ReportPaths paths) =>
        Run(FeatureIndex.Load(paths.Features), BehaviourCatalogue.Load(paths.Behaviours), IntegrationMatrix.Load(paths.Matrix));

    internal static IReadOnlyList<Finding> Run(FeatureIndex features, BehaviourCatalogue catalogue, IntegrationMatrix matrix) =>
    [
        .. features.Problems.Select(p => new Finding("feature", p.File, p.Line, p.Column, p.Message)),
        .. catalogue.Problems,
        .. matrix.Problems,
        .. features.Features.SelectMany(f => f.Tags.Select(t => Judge(f.File, t, catalogue, matrix)).OfType<Finding>()),
    ];

    private static Finding? Judge(string file, TagUse tag, BehaviourCatalogue catalogue, IntegrationMatrix matrix)
    {
        if (catalogue.LooksLikeId(tag.Name) && !catalogue.Has(tag.Name))
            return new Finding("unknown-behaviour", file, tag.Line, tag.Column,
                $"@{tag.Name} is no behaviour of behaviours.yml. Nearest: {Nearest.To(tag.Name, catalogue.All.Select(b => b.Id))}");
        if (tag.Name.StartsWith("matrix:", StringComparison.Ordinal) && matrix.Links.All(l => l.Tag != tag.Name))
            return new Finding("unknown-link", file, tag.Line, tag.Column,
                $"@{tag.Name} is no link of integration-matrix.yml. Nearest: {Nearest.To(tag.Name, matrix.Links.Select(l => l.Tag))}");
        return null;
    }
}
