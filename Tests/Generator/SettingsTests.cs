using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;

namespace Tests.Generator;

/// <summary>What reqnroll.json can say, and what is said of it if it is wrong.</summary>
[NonParallelizable]
public sealed class SettingsTests
{
    private const string Bindings = """
        [Binding]
        public sealed class Steps(FeatureContext feature)
        {
            [StepDefinition("{word} costs {decimal}")]
            public void Costs(string word, decimal price) => Log.Add(FormattableString.Invariant($"{word} {price} {feature.BindingCulture.Name} {feature.FeatureInfo.Language.Name} {System.Globalization.CultureInfo.CurrentCulture.Name}"));
            [When("I wait")]
            public void Wait() => throw new PendingStepException("later");
            [When("the old way"), Obsolete("use the new way")]
            public void Old() { }
        }
        """;

    private const string English = "Feature: Prices\n  Scenario: Tea\n    Given Tea costs 2.5\n";

    private const string German = "Funktionalität: Preise\n  Szenario: Tee\n    Angenommen Tee costs 2,5\n";

    [Test]
    public void Without_it_features_are_English() => Ran("", English).ShouldBe(["Tea 2.5 en-US en-US en-US"]);

    [Test]
    public void The_language_of_features_that_name_none() =>
        Ran("""{ "language": { "feature": "de-AT" } }""", German).ShouldBe(["Tee 2.5 de-AT de-AT de-AT"]);

    [Test]
    public void A_feature_that_names_its_language_keeps_it() =>
        Ran("""{ "language": { "feature": "de-DE" } }""", "# language: en-GB\n" + English).ShouldBe(["Tea 2.5 en-GB en-GB en-GB"]);

    [TestCase("""{ "language": { "binding": "ru-RU" } }""")]
    [TestCase("""{ "bindingCulture": { "name": "ru-RU" } }""")]
    [TestCase("""{ /* any case, comments */ "LANGUAGE": { "Binding": "ru-RU" } // as Reqnroll reads it""" + "\n}")]
    public void The_culture_of_arguments(string json) =>
        Ran(json, English.Replace("2.5", "2,5", StringComparison.Ordinal)).ShouldBe(["Tea 2.5 ru-RU en-US ru-RU"]);

    [Test]
    public void The_culture_of_arguments_counts_at_build_time() =>
        Problems("""{ "language": { "binding": "ru-RU" } }""", "Feature: A\n  Scenario: B\n    Given Tea costs x2\n", "[Binding] public sealed class More { [StepDefinition(\"^Tea costs (x.)$\")] public void A(decimal x) { } }")
            .ShouldContain(p => p.Contains("a number of type Decimal was expected (culture ru-RU)", StringComparison.Ordinal));

    [TestCase("", TestStatus.Failed)]
    [TestCase("Error", TestStatus.Failed)]
    [TestCase("error", TestStatus.Failed)]
    [TestCase("Pending", TestStatus.Inconclusive)]
    [TestCase("Inconclusive", TestStatus.Inconclusive)]
    [TestCase("Ignore", TestStatus.Skipped)]
    public void How_a_pending_step_ends_its_scenario(string outcome, TestStatus status)
    {
        var project = new Planted(Bindings).With("a.feature", "Feature: A\n  Scenario: B\n    When I wait\n");
        if (outcome.Length > 0)
            project.With("reqnroll.json", $$"""{ "runtime": { "missingOrPendingStepsOutcome": "{{outcome}}" } }""");
        var run = PlantedRun.Of(project);

        run["B"].Status.ShouldBe(status);
        run["B"].Message.ShouldContain("later");
    }

    [Test]
    public void Tags_that_must_not_run_in_parallel()
    {
        var project = new Planted(Bindings)
            .With("reqnroll.json", """{ "generator": { "addNonParallelizableMarkerForTags": ["@alone", "single"] } }""")
            .With("a.feature", "@alone\nFeature: A\n  Scenario: One\n    Given Tea costs 1\n")
            .With("b.feature", "Feature: B\n  @single\n  Scenario: Two\n    Given Tea costs 1\n  Scenario: Three\n    Given Tea costs 1\n");
        var assembly = project.Load();

        Alone(assembly.GetType("Planted.AFeature")!).ShouldBeTrue();
        var feature = assembly.GetType("Planted.BFeature")!;
        Alone(feature).ShouldBeFalse();
        Alone(feature.GetMethod("S0")!).ShouldBeTrue();
        Alone(feature.GetMethod("S1")!).ShouldBeFalse();
    }

    [TestCase("", "a.feature(3,5): GHK010: 'When the old way' uses Steps.Old, which is obsolete: use the new way.")]
    [TestCase("Warn", "a.feature(3,5): GHK010: 'When the old way' uses Steps.Old, which is obsolete: use the new way.")]
    [TestCase("Error", "a.feature(3,5): GHK011: 'When the old way' uses Steps.Old, which is obsolete: use the new way.")]
    [TestCase("None", null)]
    public void Obsolete_step_definitions(string behaviour, string? problem) =>
        Problems(behaviour.Length == 0 ? "" : $$"""{ "runtime": { "obsoleteBehavior": "{{behaviour}}" } }""", "Feature: A\n  Scenario: B\n    When the old way\n")
            .ShouldBe(problem is null ? [] : [problem]);

    [Test]
    public void A_warning_does_not_keep_the_feature_from_running() =>
        PlantedRun.Of(new Planted(Bindings).With("a.feature", "Feature: A\n  Scenario: B\n    When the old way\n"))["B"].Status.ShouldBe(TestStatus.Passed);

    [TestCase("RegexAttribute", "[When(\"^I add (-?\\\\d+) to '([^']*)'$\")] public void WhenIAddTo(int p0, string p1) => throw new PendingStepException();")]
    [TestCase("AsyncCucumberExpressionAttribute", "[When(\"I add {int} to {string}\")] public Task WhenIAddToAsync(int p0, string p1) => throw new PendingStepException();")]
    public void The_style_of_snippets(string style, string snippet)
    {
        var json = $$"""{ "trace": { "stepDefinitionSkeletonStyle": "{{style}}" } }""";
        const string feature = "Feature: A\n  Scenario: B\n    When I add 3 to 'it'\n";
        Problems(json, feature).ShouldHaveSingleItem().ShouldEndWith(" Or write: " + snippet);
        Problems(json, feature, $"[Binding] public sealed class More {{ {snippet} }}").ShouldBeEmpty();
    }

    [TestCase("""{ "langage": { } }""", "(1,3): GHK008: There is no setting 'langage'. Did you mean language? Known: $schema, language, bindingCulture, generator, runtime, trace, bindingAssemblies, stepAssemblies, formatters.")]
    [TestCase("{\n  \"language\": { \"feture\": \"de\" }\n}", "(2,17): GHK008: There is no setting 'feture' in language. Did you mean feature? Known in language: feature, binding.")]
    [TestCase("""{ "stopAtFirstError": true }""", "(1,3): GHK008: There is no setting 'stopAtFirstError'. Did you mean runtime.stopAtFirstError? Known: $schema, language, bindingCulture, generator, runtime, trace, bindingAssemblies, stepAssemblies, formatters.")]
    [TestCase("""{ "language": "de" }""", "(1,15): GHK009: language must be an object in braces.")]
    [TestCase("""{ "language": { "feature": "Deutsch!" } }""", "(1,28): GHK009: language.feature is \"Deutsch!\"; it must be the name of a culture, such as \"en-US\".")]
    [TestCase("""{ "language": { "feature": "deutsch" } }""", "(1,28): GHK009: language.feature is \"deutsch\"; it must be the name of a culture, such as \"en-US\".")]
    [TestCase("""{ "runtime": { "obsoleteBehavior": "Eror" } }""", "(1,36): GHK009: runtime.obsoleteBehavior is \"Eror\"; it must be one of None, Warn, Pending, Error. Did you mean Error?")]
    [TestCase("""{ "runtime": { "stopAtFirstError": "yes" } }""", "(1,36): GHK009: runtime.stopAtFirstError must be true or false.")]
    [TestCase("""{ "bindingAssemblies": [ { "assembly": "Shouldy" } ] }""", "(1,40): GHK009: The project does not reference an assembly 'Shouldy'. Did you mean Shouldly,")]
    [TestCase("""{ "bindingAssemblies": [ "Shouldly" ] }""", "(1,26): GHK009: bindingAssemblies[] must be an object in braces.")]
    [TestCase("{\n  \"language\": { \"feature\": \"de\", }\n}", "(2,34): GHK009: The file is no JSON: expected a name in double quotes, found '}'.")]
    [TestCase("{ \"language\": ", "(1,15): GHK009: The file is no JSON: expected a value, found the end of the file.")]
    [TestCase("{ \"$schema\": \"x }\n", "(1,18): GHK009: The file is no JSON: expected the closing '\"', found the end of the line.")]
    [TestCase("", "(1,1): GHK009: The file is no JSON: expected a value, found the end of the file.")]
    public void What_is_wrong_is_said_where_it_stands(string json, string problem) =>
        new Planted(Bindings).With("reqnroll.json", json).Problems().ShouldHaveSingleItem().ShouldStartWith("reqnroll.json" + problem);

    [Test]
    public void Everything_that_Reqnroll_documents_is_known() =>
        new Planted(Bindings).With("reqnroll.json", """
            {
              "$schema": "https://example.org/schema.json",
              "language": { "feature": "en-US", "binding": "en-US" },
              "generator": { "allowDebugGeneratedFiles": false, "allowRowTests": true, "addNonParallelizableMarkerForTags": [], "disableFriendlyTestNames": false },
              "runtime": { "missingOrPendingStepsOutcome": "Pending", "obsoleteBehavior": "Warn", "stopAtFirstError": false },
              "trace": { "stepDefinitionSkeletonStyle": "CucumberExpressionAttribute", "coloredOutput": false },
              "bindingAssemblies": [ { "assembly": "Reqnroll" } ],
              "formatters": { "html": { "outputFilePath": "a.html" }, "message": null }
            }
            """).Problems().ShouldBeEmpty();

    private static bool Alone(System.Reflection.MemberInfo member) => member.IsDefined(typeof(NonParallelizableAttribute), inherit: false);

    private static IReadOnlyList<string> Ran(string json, string feature)
    {
        var project = new Planted(Bindings).With("a.feature", feature);
        return PlantedRun.Of(json.Length == 0 ? project : project.With("reqnroll.json", json)).Log;
    }

    private static IReadOnlyList<string> Problems(string json, string feature, string more = "")
    {
        var project = new Planted(Bindings + more).With("a.feature", feature);
        return (json.Length == 0 ? project : project.With("reqnroll.json", json)).Problems();
    }
}
