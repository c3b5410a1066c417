namespace Runner.Selection;

/// <summary>A tag expression as Cucumber writes them: <c>@invoice and not (@slow or @wip)</c>.</summary>
internal abstract record TagExpression
{
    /// <summary>Whether a scenario with these tags (without the at sign) is meant.</summary>
    public abstract bool Matches(IReadOnlyCollection<string> tags);

    /// <summary>Every tag that is named, without the at sign.</summary>
    public abstract IEnumerable<string> Tags { get; }

    /// <summary>The same in NUnit's test selection language.</summary>
    public abstract string ToNUnit();

    public sealed record Tag(string Name) : TagExpression
    {
        public override bool Matches(IReadOnlyCollection<string> tags) => tags.Contains(Name, StringComparer.Ordinal);

        public override IEnumerable<string> Tags => [Name];

        public override string ToNUnit() => $"cat == {NUnitSelection.Quote(Name)}";
    }

    public sealed record Not(TagExpression Inner) : TagExpression
    {
        public override bool Matches(IReadOnlyCollection<string> tags) => !Inner.Matches(tags);

        public override IEnumerable<string> Tags => Inner.Tags;

        public override string ToNUnit() => $"not ({Inner.ToNUnit()})";
    }

    public sealed record And(TagExpression Left, TagExpression Right) : TagExpression
    {
        public override bool Matches(IReadOnlyCollection<string> tags) => Left.Matches(tags) && Right.Matches(tags);

        public override IEnumerable<string> Tags => Left.Tags.Concat(Right.Tags);

        public override string ToNUnit() => $"({Left.ToNUnit()} and {Right.ToNUnit()})";
    }

    public sealed record Or(TagExpression Left, TagExpression Right) : TagExpression
    {
        public override bool Matches(IReadOnlyCollection<string> tags) => Left.Matches(tags) || Right.Matches(tags);

        public override IEnumerable<string> Tags => Left.Tags.Concat(Right.Tags);

        public override string ToNUnit() => $"({Left.ToNUnit()} or {Right.ToNUnit()})";
    }
}
