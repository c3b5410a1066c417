namespace StepDefinitions.Support;

/// <summary>What the suite tells the system and then expects to see again.</summary>
internal static class SuiteSettings
{
    public const string PublicUrl = "https://lessons.example.test";
}
