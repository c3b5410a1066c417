using Allure.Net.Commons;
using Allure.Net.Commons.Functions;
using Allure.NUnit.Attributes;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using TestResult = Allure.Net.Commons.TestResult;

namespace Allure.NUnit.Core;

/// <summary>What Allure is told of a test before it runs, and what NUnit's properties add after.</summary>
internal static class Describe
{
    public static TestResult Result(ITest test)
    {
        var fixture = FixtureOf(test);
        var result = new TestResult
        {
            uuid = IdFunctions.CreateUUID(),
            name = test.Parent is ParameterizedMethodSuite several ? several.Name : test.Name,
            fullName = IdFunctions.CreateFullName(test.Method!.MethodInfo),
            titlePath = [.. Upwards(fixture).Select(NameOf).Reverse()],
            labels =
            [
                Label.Thread(),
                Label.Host(),
                Label.Language(),
                Label.Framework("NUnit 3"),
                Label.Package(test.ClassName!),
                Label.TestMethod(test.MethodName!),
                Label.TestClass(ClassOf(test.ClassName!)),
            ],
        };
        foreach (var attribute in test.Method.GetCustomAttributes<AllureTestCaseAttribute>(true).Concat(((Test)fixture).GetCustomAttributes<AllureTestCaseAttribute>(true)))
            attribute.UpdateTestResult(result);
        var formatters = AllureLifecycle.Instance.TypeFormatters;
        result.parameters.AddRange(test.Method.MethodInfo.GetParameters().Zip(
            test.Arguments,
            (parameter, value) => new Parameter { name = parameter.Name, value = FormatFunctions.Format(value, formatters) }));
        return result;
    }

    /// <summary>NUnit's description, author and categories, of the test and of its class.</summary>
    public static void Properties(ITest test, TestResult result)
    {
        foreach (var description in PropertiesOf(test, PropertyNames.Description))
            result.description += description + "\n";
        result.labels.AddRange(PropertiesOf(test, PropertyNames.Author).Select(Label.Owner));
        result.labels.AddRange(PropertiesOf(test, PropertyNames.Category).Select(Label.Tag));
    }

    /// <summary>Assembly, namespace and class, for a test that nobody gave a suite.</summary>
    public static void Suites(ITest test, TestResult result)
    {
        var fixture = FixtureOf(test).FullName;
        var name = ClassOf(fixture);
        var space = fixture.Length > name.Length ? fixture[..(fixture.Length - name.Length - 1)] : null;
        ModelFunctions.EnsureSuites(result, test.TypeInfo?.Assembly.GetName().Name, space, name);
    }

    private static ITest FixtureOf(ITest test) =>
        Upwards(test).FirstOrDefault(t => t is TestFixture)
            ?? throw new InvalidOperationException($"Allure finds no fixture around the test {test.FullName}.");

    private static string NameOf(ITest suite) => suite is TestAssembly { Assembly: { } assembly } ? assembly.GetName().Name! : suite.Name;

    private static IEnumerable<string> PropertiesOf(ITest test, string name) =>
        from level in Upwards(test).TakeWhile(t => t.GetType() != typeof(TestSuite) && t is not TestAssembly)
        where level.Properties.ContainsKey(name)
        from object value in level.Properties[name]
        select value.ToString();

    private static IEnumerable<ITest> Upwards(ITest? test)
    {
        for (; test is not null; test = test.Parent)
            yield return test;
    }

    /// <summary>Without the namespace; the dots of type arguments don't count.</summary>
    private static string ClassOf(string name)
    {
        var end = name.IndexOfAny(['<', '(']);
        return name[(name.LastIndexOf('.', (end < 0 ? name.Length : end) - 1) + 1)..];
    }
}
