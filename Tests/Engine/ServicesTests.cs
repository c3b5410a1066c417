using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>Binding classes made by Microsoft.Extensions.DependencyInjection, set up by [ScenarioDependencies].</summary>
[NonParallelizable]
public sealed class ServicesTests
{
    private const string Types = """
        public sealed class Server : IDisposable { public int Calls; public void Dispose() => Log.Add("server gone after " + Calls); }
        public sealed class Book(ScenarioContext scenario) : IAsyncDisposable { public int Reads; public ValueTask DisposeAsync() { Log.Add("book of " + scenario.ScenarioInfo.Title + " gone after " + Reads); return default; } }
        public sealed class Page(Server server) { public int Calls => ++server.Calls; }
        [Binding] public sealed class Steps(Server server, Book book, IReqnrollOutputHelper output, FeatureContext feature)
        {
            [Given("a state")] public void A() { output.WriteLine("told"); Log.Add($"{feature.FeatureInfo.Title} {++server.Calls} {++book.Reads}"); }
        }
        [Binding] public sealed class Hooks(Book book)
        {
            [AfterScenario] public void After(Page page, ScenarioContext scenario) => Log.Add($"{scenario.ScenarioInfo.Title} {page.Calls} {++book.Reads}");
        }

        """;

    private const string Feature = "Feature: First\n  Scenario: One\n    Given a state\n  Scenario: Two\n    Given a state\n";

    [Test]
    public void Services_are_scoped_to_the_scenario_and_singletons_to_the_run()
    {
        var run = Run(SetUp("[ScenarioDependencies]", "services.AddSingleton<Server>().AddScoped<Book>().AddTransient<Page>();"));

        run.Scenarios.ShouldAllBe(s => s.Status == TestStatus.Passed);
        run.Log.ShouldBe(["First 1 1", "One 2 2", "book of One gone after 2", "First 3 1", "Two 4 2", "book of Two gone after 2", "server gone after 4"]);
        run["Two"].Output.ShouldContain("told");
    }

    [Test]
    public void A_scope_may_live_as_long_as_the_feature()
    {
        var run = PlantedRun.Of(Project("""
            public sealed class Book : IDisposable { public int Reads; public void Dispose() => Log.Add("gone after " + Reads); }
            [Binding] public sealed class Steps(Book book) { [Given("a state")] public void A() => Log.Add("read " + ++book.Reads); }
            public static class SetUp
            {
                [ScenarioDependencies(ScopeLevel = ScopeLevelType.Feature)] internal static IServiceCollection Services() => new ServiceCollection().AddScoped<Book>();
            }
            """).With("a.feature", Feature));

        run.Log.ShouldBe(["read 1", "read 2", "gone after 2"]);
    }

    [Test]
    public void What_is_registered_in_the_scenarios_container_goes_first()
    {
        var run = Run(SetUp("[ScenarioDependencies]", "services.AddSingleton<Server>().AddScoped<Book>().AddTransient<Page>();")
            + "[Binding] public static class More { [BeforeScenario] public static void B(ScenarioContext s) => s.ScenarioContainer.RegisterInstanceAs(new Hooks(new Book(s) { Reads = 40 })); }");

        run.Log.ShouldContain("One 2 41");
    }

    [TestCase("services.AddScoped<Book>();", "Unable to resolve service for type 'Server'")]
    [TestCase("services.AddSingleton<Server>().AddScoped<Book>();", "Page is not among the services that SetUp.Services returns: add it there, as in services.AddScoped<Page>().")]
    [TestCase("services = null!;", "[ScenarioDependencies] should return IServiceCollection but returned null (SetUp.Services).")]
    [TestCase("throw new FormatException(\"set-up broke\");", "set-up broke")]
    public void What_cannot_be_made_fails_every_scenario(string registrations, string message)
    {
        var run = Run(SetUp("[ScenarioDependencies]", registrations));

        run.Scenarios.Count.ShouldBe(2);
        run.Scenarios.ShouldAllBe(s => s.Status == TestStatus.Failed && s.Message.Contains(message, StringComparison.Ordinal));
    }

    [Test]
    public void Without_AutoRegisterBindings_the_method_adds_the_binding_classes_itself()
    {
        Run(SetUp("[ScenarioDependencies(AutoRegisterBindings = false)]", "services.AddSingleton<Server>().AddScoped<Book>().AddTransient<Page>();"))["One"].Message
            .ShouldContain("Steps is not among the services that SetUp.Services returns");
        Run(SetUp("[ScenarioDependencies(AutoRegisterBindings = false)]", "services.AddSingleton<Server>().AddScoped<Book>().AddTransient<Page>().AddScoped<Steps>().AddScoped<Hooks>();"))["One"].Status
            .ShouldBe(TestStatus.Passed);
    }

    [TestCase("[ScenarioDependencies] public IServiceCollection A() => new ServiceCollection();", "A.A cannot be called for [ScenarioDependencies]: it must be static and have no parameters.")]
    [TestCase("[ScenarioDependencies] public static object A() => new ServiceCollection();", "A.A cannot be called for [ScenarioDependencies]: it must return an IServiceCollection; it returns object.")]
    [TestCase("[ScenarioDependencies] private static IServiceCollection A() => new ServiceCollection();", "A.A cannot be called for [ScenarioDependencies]: it must be internal or public, because the compiled features call it.")]
    [TestCase("[ScenarioDependencies] public static IServiceCollection A() => new ServiceCollection(); [ScenarioDependencies] public static IServiceCollection B() => new ServiceCollection();", "A.B cannot be called for [ScenarioDependencies]: A.A has that attribute already; leave one.")]
    public void GHK007_a_set_up_method_that_cannot_be_called(string method, string message) =>
        Project("public class A { " + method + " }").Problems()
            .ShouldHaveSingleItem().ShouldEndWith("GHK007: " + message);

    private static Planted Project(string code) => new Planted(code)
        .WithCode("global using Microsoft.Extensions.DependencyInjection;\nglobal using Reqnroll.Microsoft.Extensions.DependencyInjection;\n");

    private static string SetUp(string attribute, string registrations) =>
        $"public static class SetUp {{ {attribute} public static IServiceCollection Services() {{ IServiceCollection services = new ServiceCollection(); {registrations} return services; }} }}\n";

    private static PlantedRun Run(string code) => PlantedRun.Of(
        Project("#pragma warning disable CS0162\n" + Types + code).With("a.feature", Feature));
}
