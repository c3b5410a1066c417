using System.ComponentModel;
using System.Reflection;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Tests.Polyfills;

/// <summary>
/// docs/packages lists the public members of the polyfills, all of them and no other, each type with the page of the real package's
/// documentation that specifies it. With TF_UPDATE_LISTINGS=1 the listings are written instead. What generated code alone calls is left out.
/// </summary>
internal sealed class MemberTests
{
    private static readonly Listing[] Listings =
    [
        new("reqnroll", "Reqnroll", "https://docs.reqnroll.net/latest/", [typeof(Reqnroll.BindingAttribute).Assembly],
        [
            ("Reqnroll.Assist.ValueRetrievers", "extend/value-retrievers.html"), ("Reqnroll.Assist.ValueComparers", "extend/value-retrievers.html"), ("Reqnroll.Assist.IValue", "extend/value-retrievers.html"),
            ("Reqnroll.Assist.Service", "extend/value-retrievers.html"), ("Reqnroll.Assist", "automation/datatable-helpers.html"), ("Reqnroll.DataTable", "automation/datatable-helpers.html"),
            ("Reqnroll.Table", "automation/datatable-helpers.html"), ("Reqnroll.Column", "automation/datatable-helpers.html"), ("Reqnroll.ComparisonException", "automation/datatable-helpers.html"),
            ("Reqnroll.InstanceComparison", "automation/datatable-helpers.html"), ("Reqnroll.SetComparison", "automation/datatable-helpers.html"),
            ("Reqnroll.BoDi", "automation/context-injection.html"), ("Reqnroll.Bindings", "automation/cucumber-expressions.html"), ("Reqnroll.Before", "automation/hooks.html"),
            ("Reqnroll.After", "automation/hooks.html"), ("Reqnroll.HookAttribute", "automation/hooks.html"), ("Reqnroll.ScopeAttribute", "automation/scoped-bindings.html"),
            ("Reqnroll.StepArgumentTransformation", "automation/step-argument-conversions.html"), ("Reqnroll.StepDefinitionBase", "extend/custom-attributes.html"),
            ("Reqnroll.StepDefinition", "automation/step-definitions.html"), ("Reqnroll.Given", "automation/step-definitions.html"), ("Reqnroll.When", "automation/step-definitions.html"),
            ("Reqnroll.Then", "automation/step-definitions.html"), ("Reqnroll.BindingAttribute", "automation/bindings.html"), ("Reqnroll.PendingStep", "execution/mark-steps-as-not-implemented.html"),
            ("Reqnroll.UnitTestProvider", "execution/skipping-scenarios.html"), ("Reqnroll.IReqnrollOutputHelper", "execution/output-api.html"), ("Reqnroll.Feature", "automation/feature-context.html"),
            ("Reqnroll.IFeature", "automation/feature-context.html"), ("Reqnroll.TestRun", "extend/available-containers.html"), ("Reqnroll.ITestRun", "extend/available-containers.html"),
            ("Reqnroll.ReqnrollException", "execution/test-results.html"), ("Reqnroll", "automation/scenario-context.html"),
        ]),
        new("reqnroll-services", "Reqnroll.Microsoft.Extensions.DependencyInjection", "https://docs.reqnroll.net/latest/", [Assembly.Load("Reqnroll.Microsoft.Extensions.DependencyInjection")],
        [
            ("Reqnroll", "integrations/dependency-injection.html"),
        ]),
        new("wiremock", "WireMock.Net", "https://github.com/wiremock/WireMock.Net/wiki/", [typeof(global::WireMock.Server.WireMockServer).Assembly],
        [
            ("WireMock.Server", "Stubbing"), ("WireMock.RequestBuilders", "Request-Matching"), ("WireMock.Matchers", "Request-Matchers"), ("WireMock.Models", "Request-Matchers"), ("AnyOfTypes", "Request-Matchers"),
            ("WireMock.ResponseBuilders.FaultType", "Faults"), ("WireMock.ResponseBuilders", "Stubbing"), ("WireMock.ResponseProviders", "Stubbing"), ("WireMock.Settings", "Settings"),
            ("WireMock.ScenarioState", "Scenarios-and-States"), ("WireMock.Logging", "Admin-API-Reference"), ("WireMock", "Stubbing"),
        ]),
        new("testcontainers", "Testcontainers", "https://dotnet.testcontainers.org/", [typeof(DotNet.Testcontainers.Builders.ContainerBuilder).Assembly],
        [
            ("DotNet.Testcontainers.Configurations.AccessMode", "api/create_docker_container/"), ("DotNet.Testcontainers.Configurations.Unix", "api/create_docker_container/"), ("DotNet.Testcontainers.Configurations", "api/wait_strategies/"), ("DotNet.Testcontainers.Builders.Wait", "api/wait_strategies/"),
            ("DotNet.Testcontainers.Builders.Network", "api/create_docker_network/"), ("DotNet.Testcontainers.Networks", "api/create_docker_network/"),
            ("DotNet.Testcontainers.Builders.DockerUnavailable", "custom_configuration/"), ("Testcontainers.PostgreSql", "modules/postgres/"), ("DotNet", "api/create_docker_container/"),
        ]),
    ];

    private static IEnumerable<TestCaseData> All => Listings.Select(l => new TestCaseData(l).SetArgDisplayNames(l.File));

    [TestCaseSource(nameof(All))]
    public void The_listing_has_every_public_member_and_no_other(Listing listing)
    {
        var path = Path.Combine(RepositoryRoot.Find(), "docs", "packages", listing.File + ".md");
        if (Environment.GetEnvironmentVariable("TF_UPDATE_LISTINGS") == "1")
            File.WriteAllText(path, Written(listing));

        File.ReadAllText(path).ShouldBe(Written(listing), "Write it again with TF_UPDATE_LISTINGS=1, and look whether the real package has what is new.");
    }

    private static string Written(Listing listing)
    {
        var text = new StringBuilder($"# {listing.Title}: public members of the polyfill\n\nKept true by `Tests/Polyfills`. Each line names the page of the package's own documentation that specifies the type.\n");
        foreach (var group in listing.Assemblies.SelectMany(a => a.GetExportedTypes()).Where(IsForPeople).GroupBy(t => t.Namespace!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {group.Key}\n\n| type | members | page |\n|---|---|---|\n");
            foreach (var type in group.OrderBy(Name, StringComparer.Ordinal))
            {
                var page = listing.Pages.First(p => $"{type.Namespace}.{Name(type)}".StartsWith(p.Prefix, StringComparison.Ordinal)).Page;
                text.Append($"| `{Name(type)}` | {string.Join(", ", Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(m => $"`{m}`"))} | [{Short(page)}]({listing.Root}{page}) |\n");
            }
        }

        return text.ToString();
    }

    private static string Short(string page) => Path.GetFileNameWithoutExtension(page.TrimEnd('/')).Replace('_', ' ').Replace('-', ' ');

    private static bool IsForPeople(Type type) => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never;

    private static string Name(Type type) => (type.FullName ?? type.Name)[(type.Namespace!.Length + 1)..].Split('`')[0].Replace('+', '.');

    /// <summary>What a user can name: no constructors, no accessors, nothing that the compiler made, nothing that a base declares.</summary>
    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is PropertyInfo or FieldInfo { IsSpecialName: false } or MethodInfo { IsSpecialName: false }
        where member is not MethodInfo method || (method.GetBaseDefinition() == method && !method.Name.StartsWith('<'))
        select member.Name;

    internal sealed record Listing(string File, string Title, string Root, Assembly[] Assemblies, (string Prefix, string Page)[] Pages);
}
