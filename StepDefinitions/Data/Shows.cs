namespace StepDefinitions.Data;

/// <summary>A show of the scenario, as it was put on sale.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Producer">Who puts it on.</param>
/// <param name="Kinds">Its ticket kinds by name.</param>
public sealed record Show(Guid Id, string Title, Person Producer, IReadOnlyDictionary<string, Guid> Kinds)
{
    /// <summary>A kind of ticket by name.</summary>
    public Guid this[string kind] => Kinds.TryGetValue(kind, out var id)
        ? id
        : throw new InvalidOperationException($"\"{Title}\" has no tickets \"{kind}\" in this scenario. It has: {string.Join(", ", Kinds.Keys)}.");
}

/// <summary>The shows of the scenario.</summary>
public sealed class Shows
{
    private readonly List<Show> _all = [];

    /// <summary>The show that was made last.</summary>
    public Show Current => _all.LastOrDefault() ?? throw new InvalidOperationException("There is no show in this scenario. Begin it with: Given Clara sells tickets for \"Hamlet\": ...");

    public Show this[string title] => _all.LastOrDefault(s => s.Title == title)
        ?? throw new InvalidOperationException($"There is no show \"{title}\" in this scenario. There are: {string.Join(", ", _all.Select(s => s.Title).DefaultIfEmpty("none"))}.");

    public void Add(Show show) => _all.Add(show);
}
