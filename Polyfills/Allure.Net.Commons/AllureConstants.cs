namespace Allure.Net.Commons;

/// <summary>Names that Allure's files and environment variables have.</summary>
public sealed class AllureConstants
{
    /// <summary>The environment variable that names a configuration file.</summary>
    public const string ALLURE_CONFIG_ENV_VARIABLE = "ALLURE_CONFIG";

    /// <summary>The configuration file that is looked for beside the assembly.</summary>
    public const string CONFIG_FILENAME = "allureConfig.json";

    /// <summary>Where results go unless the configuration says otherwise.</summary>
    public const string DEFAULT_RESULTS_FOLDER = "allure-results";

    /// <summary>How the name of a test's file ends.</summary>
    public const string TEST_RESULT_FILE_SUFFIX = "-result.json";

    /// <summary>How the name of a file about set-ups and tear-downs ends.</summary>
    public const string TEST_RESULT_CONTAINER_FILE_SUFFIX = "-container.json";

    /// <summary>What the name of an attached file has before its extension.</summary>
    public const string ATTACHMENT_FILE_SUFFIX = "-attachment";

    /// <summary>The label that ties a test to Allure TestOps.</summary>
    public const string NEW_ALLURE_ID_LABEL_NAME = "ALLURE_ID";
}
