using Allure.Net.Commons.Functions;

namespace Allure.Net.Commons;

public static partial class AllureApi
{
    /// <summary>Adds a parameter to the test.</summary>
    public static void AddTestParameter(string name, object? value) => AddTestParameter(name, value, excluded: false);

    /// <summary>Adds a parameter to the test, shown as the mode says.</summary>
    public static void AddTestParameter(string name, object? value, ParameterMode mode) => AddTestParameter(name, value, mode, excluded: false);

    /// <summary>Adds a parameter to the test; an excluded one takes no part in the test's history.</summary>
    public static void AddTestParameter(string name, object? value, bool excluded) =>
        AddTestParameter(new Parameter { name = name, value = Words(value), excluded = excluded });

    /// <summary>Adds a parameter to the test, shown as the mode says; an excluded one takes no part in the test's history.</summary>
    public static void AddTestParameter(string name, object? value, ParameterMode mode, bool excluded) =>
        AddTestParameter(new Parameter { name = name, value = Words(value), mode = mode, excluded = excluded });

    /// <summary>Adds a parameter to the test.</summary>
    public static void AddTestParameter(Parameter parameter) => Lifecycle.UpdateTestCase(t => t.parameters.Add(parameter));

    private static string Words(object? value) => FormatFunctions.Format(value, Lifecycle.TypeFormatters);
}
