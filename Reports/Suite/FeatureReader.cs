using Gherkin;
using Gherkin.Ast;

namespace Reports.Suite;

/// <summary>Reads one feature file with the official parser.</summary>
internal static class FeatureReader
{
    public static FeatureEntry? Read(string path, string file, string folder, List<FeatureProblem> problems)
    {
        try
        {
            using var reader = File.OpenText(path);
            var feature = new Parser().Parse(reader).Feature;
            if (feature is null)
            {
                problems.Add(new FeatureProblem(file, 1, 1, "expected a Feature, found an empty file"));
                return null;
            }
            return new FeatureFlattener(feature, file, folder).Flatten();
        }
        catch (CompositeParserException e)
        {
            problems.AddRange(e.Errors.Select(error => Problem(file, error)));
        }
        catch (ParserException e)
        {
            problems.Add(Problem(file, e));
        }
        return null;
    }

    private static FeatureProblem Problem(string file, ParserException e)
    {
        var message = e.Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);   // "(3:5): expected: #EOF, ..."
        if (message.StartsWith('(') && end > 0)
            message = message[(end + 3)..];
        return new FeatureProblem(file, e.Location?.Line ?? 1, e.Location?.Column ?? 0, message);
    }
}
