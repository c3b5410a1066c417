using Microsoft.CodeAnalysis;
using NUnit.Framework;
using Shouldly;

namespace Tests.Generator;

/// <summary>What an edit costs: what has not changed must not be done again.</summary>
public sealed class IncrementalTests
{
    private const string Bindings = "[Binding] public sealed class Steps { [Given(\"a\")] public void A() { } [Given(\"b\")] public void B() { } }";

    [Test]
    public void An_edited_feature_is_bound_alone()
    {
        var project = Project();
        project.With("a.feature", "Feature: A\n  Scenario: One\n    Given b\n");

        Reasons(project, "Features").ShouldBe(["A.Feature.g.cs: Modified", "B.Feature.g.cs: Cached"]);
        Reasons(project, "Bindings").ShouldBe(["Cached"]);
    }

    [Test]
    public void Code_that_is_no_binding_leaves_the_features_alone()
    {
        var project = Project();
        project.WithCode("public static class Helper { public static int Two => 2; }");

        Reasons(project, "Features").ShouldBe(["A.Feature.g.cs: Cached", "B.Feature.g.cs: Cached"]);
    }

    [Test]
    public void A_new_binding_binds_all_features_again_and_changes_those_that_it_touches()
    {
        var project = Project();
        project.WithCode("[Reqnroll.Binding] public sealed class More { [Reqnroll.Given(\"c\")] public void C() { } }");

        Reasons(project, "Features").ShouldBe(["A.Feature.g.cs: Unchanged", "B.Feature.g.cs: Unchanged"]);
    }

    [Test]
    public void A_new_feature_leaves_the_others_alone()
    {
        var project = Project();
        project.With("c.feature", "Feature: C\n  Scenario: One\n    Given b\n");

        Reasons(project, "Features").ShouldBe(["A.Feature.g.cs: Cached", "B.Feature.g.cs: Cached", "C.Feature.g.cs: New"]);
    }

    private static Planted Project()
    {
        var project = new Planted(Bindings)
            .With("a.feature", "Feature: A\n  Scenario: One\n    Given a\n")
            .With("b.feature", "Feature: B\n  Scenario: One\n    Given b\n");
        project.Problems().ShouldBeEmpty();
        return project;
    }

    private static IReadOnlyList<string> Reasons(Planted project, string step) =>
        [.. project.Generate().Results.Single().TrackedSteps[step].SelectMany(s => s.Outputs)
            .Select(o => o.Value.GetType().GetProperty("HintName")?.GetValue(o.Value) is string file ? $"{file}: {o.Reason}" : o.Reason.ToString())
            .Order(StringComparer.Ordinal)];
}
