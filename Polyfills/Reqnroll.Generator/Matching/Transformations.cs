using System.Text.RegularExpressions;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Matching;

/// <summary>The step argument transformations, and which of them applies to an argument.</summary>
internal sealed class Transformations
{
    private readonly BindingsModel _bindings;
    private readonly List<(int Index, TransformationModel Model, Regex? Regex, bool FromTable)> _all = [];

    public Transformations(BindingsModel bindings)
    {
        _bindings = bindings;
        for (var i = 0; i < bindings.Transformations.Count; i++)
        {
            var model = bindings.Transformations[i];
            var fromTable = bindings.Methods[model.Method].Parameters.FirstOrDefault()?.Kind == ParameterKind.Table;
            _all.Add((i, model, model.Regex is null ? null : new Regex("^(?:" + model.Regex.TrimStart('^').TrimEnd('$') + ")$", RegexOptions.CultureInvariant), fromTable));
        }

        _all.Sort((a, b) => (a.Model.Order, a.Index).CompareTo((b.Model.Order, b.Index)));
    }

    /// <summary>Number of the transformation for a text, with what it is called with; -1 if none applies. Those that are used around it are left out.</summary>
    public (int Index, IReadOnlyList<string> Groups) ForText(string text, string type, IReadOnlyList<int> around)
    {
        foreach (var (index, model, regex, fromTable) in _all)
        {
            if (fromTable || around.Contains(index) || model.ReturnType != Underlying(type) && model.ReturnType != type)
                continue;
            if (regex is null)
                return (index, [text]);
            var match = regex.Match(text);
            if (!match.Success)
                continue;
            var groups = match.Groups.Cast<Group>().Skip(1).Select(g => g.Value).ToList();
            return (index, groups.Count == 0 ? [text] : groups);
        }

        return (-1, []);
    }

    public MethodModel MethodOf(int transformation) => _bindings.Methods[_bindings.Transformations[transformation].Method];

    public int ForTable(string type)
    {
        foreach (var (index, model, _, fromTable) in _all)
        {
            if (fromTable && model.ReturnType == type)
                return index;
        }

        return -1;
    }

    private static string Underlying(string type) => type.TrimEnd('?');
}
