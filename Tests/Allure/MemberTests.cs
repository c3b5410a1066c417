using System.Reflection;
using System.Text.RegularExpressions;
using Allure.Net.Commons;
using Allure.NUnit;
using NUnit.Framework;
using Shouldly;

namespace Tests.Allure;

/// <summary>docs/packages/allure.md lists the public members, all of them and no other.</summary>
internal sealed partial class MemberTests
{
    private static readonly Assembly[] Assemblies = [typeof(AllureApi).Assembly, typeof(AllureNUnitAttribute).Assembly];

    [Test]
    public void The_listing_has_every_public_member_and_no_other() =>
        Listed().ShouldBe(Public(), ignoreOrder: true);

    [Test]
    public void Every_listed_type_has_a_page() =>
        Lines().Where(l => !l.Contains("](https://", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(RepositoryRoot.Find(), "docs", "packages", "allure.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal));

    private static IEnumerable<string> Listed() =>
        from line in Lines()
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        let type = cells[1].Trim('`')
        from member in new[] { type }.Concat(Quoted().Matches(cells[2]).Select(m => $"{type}.{m.Groups["name"].Value}"))
        select member;

    private static IEnumerable<string> Public() =>
        from type in Assemblies.SelectMany(a => a.GetExportedTypes())
        let name = Name(type)
        from member in new[] { name }.Concat(Members(type).Select(m => $"{name}.{m}").Distinct(StringComparer.Ordinal))
        select member;

    /// <summary>What a user can name: no constructors, no accessors, nothing that the compiler made, nothing that a base declares.</summary>
    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is PropertyInfo or FieldInfo { IsSpecialName: false } or MethodInfo { IsSpecialName: false }
        where member is not MethodInfo method || method.GetBaseDefinition() == method
        where !member.Name.StartsWith("__a$", StringComparison.Ordinal)   // the weaver's
        where member is not MethodInfo || !(member.Name.StartsWith('<') || (type == typeof(AllureContext) && member.Name == "Equals"))
        select member.Name;

    private static string Name(Type type) => (type.FullName ?? type.Name).Split('`')[0].Replace('+', '.').Replace(type.Namespace + ".", "", StringComparison.Ordinal);

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
