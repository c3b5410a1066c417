namespace Reqnroll.Generator.Configuration;

/// <summary>What may stand at a place of reqnroll.json.</summary>
internal sealed record Schema(JsonKind Kind)
{
    public static readonly Schema Text = new(JsonKind.Text);
    public static readonly Schema Boolean = new(JsonKind.Boolean);
    public static readonly Schema Culture = new(JsonKind.Text) { IsCulture = true };

    /// <summary>Every setting that Reqnroll documents or reads, whether or not it means something here.</summary>
    public static readonly Schema Root = Object(
        ("$schema", Text),
        ("language", Object(("feature", Culture), ("binding", Culture))),
        ("bindingCulture", Object(("name", Culture))),
        ("generator", Object(
            ("allowDebugGeneratedFiles", Boolean),
            ("allowRowTests", Boolean),
            ("addNonParallelizableMarkerForTags", List(Text)),
            ("disableFriendlyTestNames", Boolean))),
        ("runtime", Object(
            ("missingOrPendingStepsOutcome", OneOf("Pending", "Inconclusive", "Ignore", "Error")),
            ("obsoleteBehavior", OneOf("None", "Warn", "Pending", "Error")),
            ("stopAtFirstError", Boolean),
            ("dependencies", List(Object(("type", Text), ("as", Text), ("name", Text)))))),
        ("trace", Object(
            ("stepDefinitionSkeletonStyle", OneOf("CucumberExpressionAttribute", "RegexAttribute", "AsyncCucumberExpressionAttribute", "AsyncRegexAttribute")),
            ("coloredOutput", Boolean),
            ("traceSuccessfulSteps", Boolean),
            ("traceTimings", Boolean),
            ("minTracedDuration", Text))),
        ("bindingAssemblies", List(Object(("assembly", Text)))),
        ("stepAssemblies", List(Object(("assembly", Text)))),
        ("formatters", new Schema(JsonKind.Object) { IsOpen = true }));

    public IReadOnlyList<(string Name, Schema Schema)> Members { get; init; } = [];

    public Schema? Items { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsCulture { get; init; }

    /// <summary>Whatever stands in it is somebody else's business.</summary>
    public bool IsOpen { get; init; }

    public string Described =>
        Choices.Count > 0 ? "one of " + string.Join(", ", Choices)
        : IsCulture ? "the name of a culture, such as \"en-US\""
        : Kind switch { JsonKind.Object => "an object in braces", JsonKind.Array => "a list in brackets", JsonKind.Boolean => "true or false", _ => "a text in double quotes" };

    private static Schema Object(params (string Name, Schema Schema)[] members) => new(JsonKind.Object) { Members = members };

    private static Schema List(Schema items) => new(JsonKind.Array) { Items = items };

    private static Schema OneOf(params string[] choices) => new(JsonKind.Text) { Choices = choices };
}
