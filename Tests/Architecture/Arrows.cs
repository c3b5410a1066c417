using System.Text.RegularExpressions;

namespace Tests.Architecture;

/// <summary>
/// Which room may touch what. Each rule answers with its violations in words, so that a test can hold it against the
/// repository and against a planted violation alike.
/// </summary>
internal static class Arrows
{
    /// <summary>Project references that exist; everything else is a violation.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["SystemUnderTest"] = [],
        ["Framework"] = [],
        ["Mocks"] = [],
        ["Framework.Gherkin"] = ["Framework"],
        ["Reports"] = ["Framework"],
        ["Runner"] = ["Reports"],
        ["StepDefinitions"] = ["Framework.Gherkin", "Mocks", "Reports", "SystemUnderTest"],
        ["Features"] = ["StepDefinitions"],
    };

    /// <summary>Packages that only the named rooms may use (tests may use all).</summary>
    private static readonly (string Package, string[] Rooms)[] Confined =
    [
        ("Reqnroll", ["Framework.Gherkin", "StepDefinitions", "Features"]),
        ("Reqnroll.NUnit", ["Features"]),
        ("WireMock.Net", ["Mocks"]),
        ("Allure.NUnit", ["Reports"]),
    ];

    /// <summary>Namespaces that only the named rooms may name in their sources.</summary>
    private static readonly (Regex Namespace, string Meaning, string[] Rooms)[] ConfinedNamespaces =
    [
        (UseOf("Reqnroll"), "Reqnroll", ["Framework.Gherkin", "StepDefinitions", "Features"]),
        (UseOf("WireMock"), "WireMock", ["Mocks"]),
        (UseOf("Allure"), "Allure", ["Reports"]),
        (Pattern(@"\busing\s+(static\s+)?Reports\b"), "the report", ["Reports", "Runner", "StepDefinitions"]),
        (Pattern(@"\busing\s+Gherkin\b"), "the Gherkin parser", ["Reports"]),
        (Pattern(@"\bPolyfill"), "the word polyfill (nothing outside Polyfills knows which packages it runs on)", ["Reports", "Runner"]),
    ];

    private static readonly Regex BusinessWord = Pattern(@"\b\w*(Invoice|Payment|YooKassa|Telegram|Stripe|Tutor|Enrolment)\w*\b");

    private static readonly Regex SystemProgram = Pattern(@"(?<![\w.])Program(?![\w(])|\bSystemUnderTest\b");

    public static IEnumerable<string> ReferenceViolations(Room room) =>
        room.Projects.Where(p => !Allowed[room.Name].Contains(p, StringComparer.Ordinal))
            .Select(p => $"{room.Name} references {p}; it may reference {(Allowed[room.Name] is { Length: > 0 } some ? string.Join(", ", some) : "no room")}.");

    public static IEnumerable<string> PackageViolations(Room room) =>
        from rule in Confined
        where room.Packages.Contains(rule.Package, StringComparer.Ordinal) && !rule.Rooms.Contains(room.Name, StringComparer.Ordinal)
        select $"{room.Name} uses {rule.Package}, which belongs in {string.Join(", ", rule.Rooms)} alone.";

    public static IEnumerable<string> NamespaceViolations(Room room) =>
        from rule in ConfinedNamespaces
        where !rule.Rooms.Contains(room.Name, StringComparer.Ordinal)
        from source in room.Sources
        where rule.Namespace.IsMatch(source.Code)
        select $"{source.Path} names {rule.Meaning}, which belongs in {string.Join(", ", rule.Rooms)} alone.";

    public static IEnumerable<string> BusinessWordViolations(Room room) =>
        from source in room.Sources
        let word = BusinessWord.Match(source.Code)
        where word.Success
        select $"{source.Path} says '{word.Value}': {room.Name} is generic and knows no business word.";

    public static IEnumerable<string> ProgramViolations(Room stepDefinitions) =>
        from source in stepDefinitions.Sources
        where !source.Path.StartsWith("StepDefinitions/Support/", StringComparison.Ordinal) && SystemProgram.IsMatch(source.Code)
        select $"{source.Path} names the system under test; only StepDefinitions/Support may.";

    /// <summary>A using directive or a qualified name; the mere word in a text is no use.</summary>
    private static Regex UseOf(string name) => Pattern($@"\busing\s+(static\s+)?(\w+\s*=\s*)?(global::)?{name}\b|(?<![\w.""]){name}\s*\.\s*[A-Z]");

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
