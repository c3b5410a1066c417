namespace Allure.Net.Commons;

/// <summary>Labels that the report knows.</summary>
public static class LabelName
{
    /// <summary>The kind of test.</summary>
    public const string TEST_TYPE = "testType";

    /// <summary>The language that the test is written in.</summary>
    public const string LANGUAGE = "language";

    /// <summary>The test framework.</summary>
    public const string FRAMEWORK = "framework";

    /// <summary>The thread that ran the test.</summary>
    public const string THREAD = "thread";

    /// <summary>The machine that ran the test.</summary>
    public const string HOST = "host";

    /// <summary>The class with its namespace.</summary>
    public const string PACKAGE = "package";

    /// <summary>The class.</summary>
    public const string TEST_CLASS = "testClass";

    /// <summary>The method.</summary>
    public const string TEST_METHOD = "testMethod";

    /// <summary>Who looks after the test.</summary>
    public const string OWNER = "owner";

    /// <summary>How much depends on the test.</summary>
    public const string SEVERITY = "severity";

    /// <summary>The test's number in Allure TestOps.</summary>
    public const string ALLURE_ID = AllureConstants.NEW_ALLURE_ID_LABEL_NAME;

    /// <summary>A word to filter by.</summary>
    public const string TAG = "tag";

    /// <summary>The outermost suite.</summary>
    public const string PARENT_SUITE = "parentSuite";

    /// <summary>The suite.</summary>
    public const string SUITE = "suite";

    /// <summary>The innermost suite.</summary>
    public const string SUB_SUITE = "subSuite";

    /// <summary>The epic.</summary>
    public const string EPIC = "epic";

    /// <summary>The feature.</summary>
    public const string FEATURE = "feature";

    /// <summary>The story.</summary>
    public const string STORY = "story";
}
