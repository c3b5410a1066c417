#nullable disable

using System.Globalization;

namespace Allure.Net.Commons;

/// <summary>A name and a value that the report sorts and filters by.</summary>
public class Label
{
    /// <summary>One of <see cref="LabelName"/>, or any word.</summary>
    public string name { get; set; }

    /// <summary>The value.</summary>
    public string value { get; set; }

    /// <summary>The kind of test.</summary>
    public static Label TestType(string value) => Of(LabelName.TEST_TYPE, value);

    /// <summary>The outermost suite.</summary>
    public static Label ParentSuite(string value) => Of(LabelName.PARENT_SUITE, value);

    /// <summary>The suite.</summary>
    public static Label Suite(string value) => Of(LabelName.SUITE, value);

    /// <summary>The innermost suite.</summary>
    public static Label SubSuite(string value) => Of(LabelName.SUB_SUITE, value);

    /// <summary>Who looks after the test.</summary>
    public static Label Owner(string value) => Of(LabelName.OWNER, value);

    /// <summary>A word to filter by.</summary>
    public static Label Tag(string value) => Of(LabelName.TAG, value);

    /// <summary>The epic.</summary>
    public static Label Epic(string value) => Of(LabelName.EPIC, value);

    /// <summary>The feature.</summary>
    public static Label Feature(string value) => Of(LabelName.FEATURE, value);

    /// <summary>The story.</summary>
    public static Label Story(string value) => Of(LabelName.STORY, value);

    /// <summary>The test framework.</summary>
    public static Label Framework(string value) => Of(LabelName.FRAMEWORK, value);

    /// <summary>The class with its namespace.</summary>
    public static Label Package(string value) => Of(LabelName.PACKAGE, value);

    /// <summary>The class.</summary>
    public static Label TestClass(string value) => Of(LabelName.TEST_CLASS, value);

    /// <summary>The method.</summary>
    public static Label TestMethod(string value) => Of(LabelName.TEST_METHOD, value);

    /// <summary>The machine that ran the test.</summary>
    public static Label Host(string value) => Of(LabelName.HOST, value);

    /// <summary>The machine that runs the test.</summary>
    public static Label Host() => Host(Environment.MachineName);

    /// <summary>The thread that runs the test: its name, or else its number.</summary>
    public static Label Thread() => Of(
        LabelName.THREAD,
        System.Threading.Thread.CurrentThread.Name ?? Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The language that the test is written in.</summary>
    public static Label Language() => Of(LabelName.LANGUAGE, "C#");

    /// <summary>How much depends on the test.</summary>
    public static Label Severity(SeverityLevel value) => Of(LabelName.SEVERITY, value.ToString());

    /// <summary>The test's number in Allure TestOps.</summary>
    public static Label AllureId(int value) => Of(LabelName.ALLURE_ID, value.ToString(CultureInfo.InvariantCulture));

    private static Label Of(string name, string value) => new() { name = name, value = value };
}
